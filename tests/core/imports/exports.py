"""Small exports as apps write them."""

from __future__ import annotations

STRONG = '''Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2026-03-02 17:30:00,"Push, pull",40m,"Hip Thrust (Barbell)",W,30.0,8.0,0,0.0,"bench, low","Knee ""fine""",
2026-03-02 17:30:00,"Push, pull",40m,"Hip Thrust (Barbell)",1,70.0,8.0,0,0.0,,,8.5
2026-03-02 17:30:00,"Push, pull",40m,"Hip Thrust (Barbell)",Rest Timer,0,0.0,0,90.0,,,
2026-03-02 17:30:00,"Push, pull",40m,"Wall Sit",1,0,0.0,0,45.0,,,
2026-03-02 17:30:00,"Push, pull",40m,"Twisty Cable Thing",1,12.5,15.0,0,0.0,,,
2026-03-04 17:30:00,Home,20m,"Glute Bridge",1,0,20.0,0,0.0,,,
'''

STRONG_SEMICOLON = """"Workout #";"Date";"Exercise Name";"Set Order";"Weight (lbs)";"Reps";"RPE";"Notes";"Workout Notes"
"1";"2026-03-02 17:30:00";"Hip Thrust (Barbell)";"Note";"";"";"";"feet; closer";""
"1";"2026-03-02 17:30:00";"Hip Thrust (Barbell)";"1";"155.0";"9";"8.0";"";""
"1";"2026-03-02 17:30:00";"Hip Thrust (Barbell)";"F";"165.0";"0";"";"";""
"1";"2026-03-02 17:30:00";"Back Extension";"1";"";"12";"";"";""
"""

HEVY = """"title","start_time","description","exercise_title","exercise_notes","set_type","weight_kg","reps","rpe"
"Legs 🍑","3 Feb 2026, 18:00","","Hip Thrust (Barbell)","pad on","warmup",40,10,
"Legs 🍑","3 Feb 2026, 18:00","","Hip Thrust (Barbell)","pad on","failure",85,6,9.5
"Legs 🍑","3 Feb 2026, 18:00","","Plank","","normal",,,
"""

HEVY_LB = (
    HEVY.replace("weight_kg", "weight_lbs")
    .replace("3 Feb 2026, 18:00", "Feb 3, 2026, 6:00 PM")
    .replace('"pad on"', '"pad\non"')
)

FITNOTES = """Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment
2026-01-05,Barbell Hip Thrust,Glutes,45.0,kgs,10,,,,"warm-up"
2026-01-05,Barbell Hip Thrust,Glutes,75.0,kgs,8,,,,"steady, slow"
2026-01-05,Push Up,Chest,0.0,kgs,11,,,,""
2026-01-05,Plank,Abs,,,,,,0:00:40,""
"""

FITNOTES_LB = """Date,Exercise,Category,Weight (lbs),Reps,Distance,Distance Unit,Time,Comment
2026-01-05,Deadlift,Back,185.0,5,,,,""
"""


def many_rows(rows: int) -> str:
    """A Strong export of several years: four lifts a day, four sets each."""
    lines = [STRONG.partition("\n")[0]]
    lifts = ("Hip Thrust (Barbell)", "Squat (Barbell)", "Deadlift (Barbell)", "Leg Press")
    for number in range(rows):
        day, lift = divmod(number // 4, 4)
        when = f"{2020 + day // 300}-{1 + day % 300 // 25:02}-{1 + day % 25:02} 18:00:00"
        lines.append(f'{when},"Day",1h,"{lifts[lift]}",{number % 4 + 1},{40 + day % 60}.5,{5 + number % 4}.0,0,0.0,,,8')
    return "\n".join(lines)
