"""What people write around their sets that names no lift: moods, places, people, times, the body, the log itself.

A word that stands here is never asked about. One that is missing costs a needless question, no wrong entry.
"""

from __future__ import annotations

import re
from typing import Final

_CHATTER: Final = {
    "moods": (
        "amazing awesome awful bad beast beastly best better brilliant brutal cool crap crushing cute dead "
        "decent deadly delighted disappointing dope drained easy easier easily epic exhausted exhausting fab "
        "fantastic fine fire flat fresh fried fun garbage gassed good goodish great grim groggy gutted happy "
        "hard harder heavenly horrible huge insane intense killer knackered legit lit lovely low meh mega mid "
        "miserable nice nicely off ok okay ouch painful peasy perfect proud pumped rough rubbish rusty sad "
        "savage shaky sharp shattered shite shit shitty sick sleepy sloppy slow smooth smoothly solid sore "
        "sorer spicy spot stiff strong stronger struggling stoked sluggish super sweaty terrible terrific "
        "tight tired toast toasted tough tougher trash ugly unreal weak weird wicked wiped wobbly wonderful "
        "wrecked rewarding buzzing chuffed ecstatic glad grateful hyped nervous scared stressed hungover "
        "hungry ill jelly lazy moody pleased positive rocky steady thrilled grindy spicey deload fast snappy "
        "quick speedy light lighter heavy heavier cheeky casual chill chilled relaxed comfy comfortable "
        "manageable doable challenging failure fatigue fatigued energy motivation mojo zero zen crispy clean "
        "controlled splendid superb magic magical mint banging class quality tidy ace stellar wow"
    ),
    "cheers": (
        "ah ahh aha argh boo boom bro bruh btw cheers congrats damn dang darn done dude duh eh erm er fam ffs "
        "finally fuck fucking fyi gee gosh guys haha hah hell hello heck hey hi hiii hiya hm hmm hmmm holy "
        "hooray huh hurrah idk imo k kk lads lmao lol lolz man mate meow nah ngl no nope oh ok okay omfg omg "
        "oof oops ooh ouch phew pls please plz ra rip roger sheesh sorry sup swear ta tbf tbh thank thanks "
        "thankfully thx tks ty ugh uh um umm welp whew whoa whoop whoops woah woo woohoo woot wooo wtf xx "
        "xoxo ya yah yas yass yay yea yeah yep yes yesss yo yup cheerio yikes gg lfg lets letsgo letsgoo slay "
        "queen boss bossed legend mr mrs bestie babe hun folks team everyone everybody anyone anybody coach "
        "bot buddy pal chief captain dear"
    ),
    "records": (
        "pr prs pb pbs personal record records best ever alltime lifetime new newest milestone goal goals "
        "gains gainz progress max maxed rm achieved achievement unlocked first second third fourth fifth last "
        "next final week wk month year cycle block phase program programme plan planned scheduled prescribed "
        "accessory accessories top back backoff off deload peak test tested attempt attempts beat beaten "
        "matched tied ties level"
    ),
    "places": (
        "lvl espresso af send sends yeet closes closed closing opens open opened "
        "gym gyms puregym planet fitness anytime golds crunchgym crossfit box garage home basement hotel work "
        "office school uni university college campus park outside outdoors inside indoors garden yard "
        "backyard beach holiday vacation trip travel travelling traveling airport rack bench racks benches "
        "floor mat platform mirror corner couch sofa bed chair city town street studio club centre center "
        "ymca packed busy empty crowded quiet hot freezing cold warm hotter rain rainy raining sunny weather "
        "snow heat summer winter spring autumn aircon ac music playlist song songs podcast spotify metallica "
        "headphones speakers tunes album"
    ),
    "people": (
        "i you he she they we us me him her them mum mom dad mother father sister sis brother wife husband "
        "hubby partner boyfriend girlfriend gf bf bff kid kids baby babies toddler son daughter dog cat "
        "friend friends mate mates buddies pt trainer trainers client clients physio doctor doc boss "
        "colleague colleagues crew lad girl girls boys guy people someone somebody nobody stranger strangers "
        "spotter myself yourself himself herself"
    ),
    "times": (
        "am pm morning mornings mornin afternoon arvo evening eve night nights nite tonight today tdy tday "
        "tonite tomorrow tmrw yesterday yday ystd yest midday noon lunch lunchtime lunchbreak breakfast "
        "brekkie dinner tea coffee preworkout pre post day days date dates week weeks weekend month months "
        "year years hour hours hr hrs min mins minute minutes sec secs second seconds time times early late "
        "later earlier soon now just still already again always never once twice often sometimes usually "
        "since until till til while whilst when then than during before after afterwards between ago monday "
        "tuesday wednesday thursday friday saturday sunday mon tue tues wed weds wdh thu thur thurs fri sat "
        "sun january february march april may june july august september october november december jan feb "
        "mar apr jun jul aug sep sept oct nov bday birthday xmas christmas holidays daily weekly session "
        "sessions sesh seshs sess shift break breaks fasted fed period"
    ),
    "the log": (
        "blue blues red reds yellow yellows green greens white whites black orange colour "
        "log logs logged logging entry entries note notes noted noting record recorded recording save saved "
        "saving store stored storing add added adding put write wrote written track tracked tracking update "
        "updates updated enter entered report reporting journal diary book books tick workout workouts wkout "
        "wo training train trained exercise exercises lift lifts lifted lifting move movement main work "
        "working worked set sets rep reps repped repping round rounds scheme load loads loaded loading weight "
        "weights weighted kg kgs kilos lbs pounds kas number numbers count counts counted counting total "
        "pyramid ramp ramping straight across cluster clusters drop superset supersets circuit tabata emom "
        "amrap rest rested resting rpe rir rx rft tempo pause paused pauses pausing hold holds held squeeze "
        "squeezed squeezes lockout lock rom range depth eccentric concentric negative negatives partial "
        "partials cue cues spotters form technique video filmed film pic pics vid belt belts pad pads strap "
        "straps sleeves wraps chalk shoes shoe boots sneakers trainers clips clip collar collars plate plates "
        "disc discs bar barbell bumper bumpers backpack bag equipment gear kit setup version variation cardio "
        "stretch stretched stretching mobility activation prep warm warmup cool cooldown sauna shower gizmo "
        "stack pin hole holes handle handles theraband bands bb bc"
    ),
    "verbs": (
        "am are is was were be been being do does did doing done have has had having get gets got gotten "
        "getting go goes going gone went come came coming make makes made making take takes took taking give "
        "gave given giving see saw seen seeing say says said saying tell told know knew known think thought "
        "feel feels feeling felt find found try tries tried trying keep kept hit hits hitting crush crushed "
        "smash smashed kill killed nail nailed blast blasted bang banged knock knocked grind ground push "
        "through grinded cranked cranking rip ripped bash bashed manage manages managed complete completed "
        "completing finish finished finishing start started starting begin began begun end ended stop stopped "
        "stay stayed stick stuck increase increased decrease bump bumped upped move moved moving lower "
        "lowered raise want wanted need needed needs hope hoped wish like liked love loved hate hated enjoy "
        "enjoyed miss missed skip skipped fail failed failing break broke broken slip slipped lost lose gain "
        "gained sat sit stand stood sleep slept woke wake eat ate eaten drink drank ran run running walked "
        "biked cycled swam threw pulled pulls change changed build builds built watch watched wait waited ask "
        "asked help helped show showed check checked aim aimed can could cant couldnt will wont would wouldnt "
        "should shouldnt shall might must may dont didnt doesnt isnt arent wasnt werent havent hasnt hadnt "
        "ive id ill im its thats theres whats lets gonna wanna gotta tryna sum let use used using call called "
        "count meant mean means dunno guess suppose reckon believe remember forgot forget decide decided care "
        "bothered shake shook sweat burn burned burnt burning burns cramp cramped die died dying survive "
        "survived mince recover recovered screaming crying cried laugh yelled bounce bounced bouncing hurt "
        "hurts ache aches ached performed rushed rush cut leave left"
    ),
    "little words": (
        "a an the my your his her our their this that these those there here where what which who why how if "
        "or and but so as of in on at to for from with without within by per via into onto over under up down "
        "out off about around across along again against all any some each every both either neither none one "
        "ones other others another same such only own too very really quite rather pretty kinda sorta kind "
        "sort bit little lot lots loads ton tons tonnes much many more most less least few several plenty "
        "enough extra almost nearly barely hardly exactly approx roughly probably prob probs maybe perhaps "
        "possibly definitely def defo certainly surely sure actually literally honestly seriously obviously "
        "clearly apparently basically generally overall anyway anyways though although tho however because "
        "cos coz cuz bc since despite instead except plus minus also even ever yet well together alone away "
        "else not nothing something anything everything stuff thing things way ways side sides part parts "
        "half full fully whole end first correct wrong right true false old usual normal regular standard "
        "random different similar long short big small tiny high medium difference result results summary "
        "recap recent recently lately idea u r n b v rly w x y z vs etc ie eg question answer it them "
        "position cases case easy quick one-off comp control record strength foot feet"
    ),
    "the body": (
        "hip hips glute glutes glutei glutemax ass asses arse butt butts booty bum bums peach rear behind "
        "cheeks leg legs quad quads ham hams hammies hamstring hamstrings calf calves back spine neck knee "
        "knees ankle ankles foot shin shins thigh thighs core abs ab arm arms shoulder shoulders chest lats "
        "body head heart mind lungs muscle muscles soreness doms pump pumps pain ages age"
    ),
}
CHATTER: Final = frozenset(word for words in _CHATTER.values() for word in words.split())

BODY: Final = frozenset(_CHATTER["the body"].split()) - {"pump", "pumps", "pain", "doms", "soreness", "age", "ages"}
"""Parts of the body: alone they name no lift, before another word they are part of its name: "hip circles"."""

_DRAWN_OUT: Final = re.compile(r"([a-z])\1\1|^(?:ha|he|lo|ja)+h?l?$")
_DONE_OR_HOW: Final = re.compile(r"[a-z]{2,}(?:ed|ly|est|ness|ing)$")


def is_chatter(word: str) -> bool:
    """Whether a word (lower case) is one that people write around sets: known, drawn out, a verb or an adverb."""
    return len(word) < 2 or word in CHATTER or bool(_DRAWN_OUT.search(word) or _DONE_OR_HOW.match(word))
