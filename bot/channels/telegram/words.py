"""What the Telegram channel says by itself: its commands, and messages that the coach cannot read."""

from __future__ import annotations

COMMANDS = {
    "start": "what I am and how to begin",
    "help": "what you can ask",
    "log": "log a training session",
    "plan": "make a plan for your week",
    "progress": "see your progress",
    "link": "link this chat with another one",
    "export": "get a copy of your data",
    "privacy": "what is saved about you",
    "delete": "delete what is saved about you",
}
"""Shown in Telegram's menu, in this order."""

START = (
    "Hi, I'm a hip thrust coaching bot. I answer from one written guide and always show its limits and sources. I "
    "can't replace a coach or a doctor. Ask me in your own words, or tap a question below. Send /privacy to see what "
    "I save about you."
)
HELP = (
    "Ask me about hip thrusts in your own words: whether you need them, how to set up, how many sets and reps, what "
    "to pair them with, what the studies say. Then ask “why?” or “tell me more”.\n"
    "If something hurts, say so. I do not judge pain, and I will not coach over it.\n"
    "In a group, mention me or reply to me.\n"
    "Send me the CSV file of Strong, Hevy or FitNotes, and I read your training from it.\n"
    "Say “remind me on Tuesdays at 6 pm”, and I do, here in our own chat.\n"
    "/log takes down a session, /plan makes a plan, /progress shows where you stand. /link joins this chat with "
    "the web, unlink parts them.\n"
    "/privacy tells what I save, /export gives you a copy, /delete deletes it."
)
CONFIRM_DELETE = (
    "Should I delete everything I saved about you: our messages, your training log and plans, what you told me about "
    "your training, and your feedback, here and in every chat that you linked? This cannot be undone. The messages "
    "that you see in Telegram stay there until you delete them."
)
DELETE_YES, DELETE_NO = "Yes, delete it", "No, keep it"
DELETED = "Done. I have deleted everything that I saved about you. If you write again, we start afresh."
KEPT = "OK, I keep it. Ask me anything on hip thrusts."
DELETE_FAILED = "I could not delete it just now, so it is all still there. Please send /delete again."
COPY_FAILED = "I could not make the copy of your data just now. Please send /export again."
FILE_FAILED = "I could not fetch that file just now, so I read none of it. Please send it again."
FILE_NAME = "a file"
COPY_NAME = "hip-thrust-coach-data.zip"

TOO_LONG = "That is too long for me: {limit:,} characters at most. Please ask in a few sentences."
CORRECTED = "To your corrected message:"
OLD_BUTTON = "This button is too old. Please ask in your own words."
NOT_YOUR_BUTTON = "These buttons belong to somebody else's question. Mention me to ask your own."
UNREADABLE = "I can only read text, so I can't use {what}. Type your question and I'll answer it."
PHOTO_NOTE = "I cannot see the photo, only read what you wrote with it."
"""Said before the answer to a caption: a lifter who asks "is this deep enough?" must know that nobody looked."""

_KINDS = {
    "photo": "a photo",
    "video": "a video",
    "video_note": "a video",
    "voice": "a voice message",
    "audio": "a sound file",
    "sticker": "a sticker",
    "animation": "an animation",
    "document": "a file",
    "location": "a place on the map",
    "venue": "a place on the map",
    "contact": "a contact",
    "poll": "a poll",
    "dice": "a dice",
    "story": "a story",
    "paid_media": "paid media",
    "checklist": "a checklist",
    "game": "a game",
}
WORDLESS_KINDS = tuple(_KINDS)
"""Fields of a Telegram message that hold something a person sent, other than text."""


def unreadable(kind: str) -> str:
    """What to say to a message without words.

    Args:
        kind: one of ``WORDLESS_KINDS``.
    """
    return UNREADABLE.format(what=_KINDS[kind])
