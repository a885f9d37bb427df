"""Characters that no text of the guide may hold, because a reader cannot see what they do: what hides, what was lost, what is piled up, what only looks like a letter.

Each sort is one pattern, which Python and the browser read alike. `explanations` says what editors are told, decision 27 why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

# Letters that an emoji may be made of, and the signs that take a shape of their own.
_EMOJI = "\u00a9\u00ae\u2010-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff"
_ACCENTS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
# Letters of Greek, Cyrillic and the phonetic alphabet that cannot be told from ours; those of which a unit or a formula is made (μ, Ω, π) can.
_TWINS = (
    "\u0251\u0261\u0269\u026a\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5\u03f2\u03f3\u03f9"
    "\u0405\u0406\u0408\u0410\u0412\u0415\u041a\u041c-\u041e\u0420-\u0422\u0425\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04ae\u04af\u04ba\u04bb\u04c0\u04cf\u0501\u051a-\u051d"
)
# Alphabets whose letters look like ours so often that a word never has both.
_FOREIGN = f"{_TWINS}\u0400-\u052f\u0531-\u0588\u13a0-\u13fd\u1c80-\u1c8f\u2c80-\u2cff\ua4d0-\ua4f7\ua640-\ua69f\uab70-\uabbf"
_WORD = f"{_LATIN}{_FOREIGN}\u0370-\u03ff\u1f00-\u1fff"
# What may stand between two letters of one word: marks of Markdown, digits, accents.
_WITHIN = "[*_0-9\u0300-\u036f]{0,3}"

#: Sort of character → its pattern, in the order in which it is told. The names are those of the messages.
ODD: Mapping[str, str] = {
    # Controls, and line ends of other systems.
    "control": "[\x00-\x08\x0b-\x1f\x7f-\u009f\u2028\u2029\ufeff\ufffe\uffff]",
    # What turns the direction of writing.
    "direction": "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]",
    # What takes no room: soft hyphens, fillers, joiners outside an emoji, letters of tags.
    "invisible": "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0d\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    f"|(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])|(?<![#*0-9{_EMOJI}])[\ufe0e\ufe0f]",
    # What was lost on the way, and signs that only one font has.
    "broken": "[\ufffc\ufffd\ue000-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff]",
    # No language of ours puts three marks on one letter.
    "stacked": f"[{_ACCENTS}]{{3,}}",
    # Words of two alphabets, words of nothing but twins, and letters of one shape only.
    "disguised": f"[{_LATIN}]{_WITHIN}[{_FOREIGN}]|[{_FOREIGN}]{_WITHIN}[{_LATIN}]|(?<![{_WORD}])[{_TWINS}]{{2,}}(?![{_WORD}])|[\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]",
}
# What most texts are made of: ASCII without controls, Latin-1 without its soft hyphen, quotation marks, dashes, an ellipsis and the euro. Nothing of it is odd.
_COMMON = re.compile("[\n\t -~\u00a0-\u00ac\u00ae-\u00ff‘’‚“”„–—…€]*")
_PATTERNS = {name: re.compile(pattern) for name, pattern in ODD.items()}
#: Within what `disguised` found, the letter that is not ours.
STRANGER = f"[{_FOREIGN}\uff21-\uff5a\U0001d400-\U0001d7ff]"
_STRANGER = re.compile(STRANGER)
#: The beginning of an address on the internet whose host can be read for what it is: no name before it, no letters that look like others.
PLAIN_HOST = r"^[Hh][Tt][Tt][Pp][Ss]?://(?!(?:[^/?#]*\.)?[Xx][Nn]--)[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?(?::[0-9]{1,5})?(?:[/?#]|$)"
_PLAIN_HOST = re.compile(PLAIN_HOST)


def common(text: str) -> bool:
    """Is there nothing but what most texts are made of? Then nothing in it is odd, nor in any part of it."""
    return _COMMON.fullmatch(text) is not None


def odd(text: str) -> Iterator[tuple[str, int, str]]:
    """(sort, where it stands, the character as `U+202E`) of the first of each sort in a text."""
    if common(text):
        return
    for name, pattern in _PATTERNS.items():
        if match := pattern.search(text):
            place = match.start()
            if name == "disguised" and (letter := _STRANGER.search(match.group())):
                place += letter.start()
            yield name, place, code_of(text[place])


def code_of(char: str) -> str:
    """What a character is called that cannot be shown: `U+202E`."""
    return f"U+{ord(char):04X}"


def one_line(words: str | None) -> str:
    """Words on one line. In a file in which a line is something of itself, a line break in them would begin a line in the voice of the guide."""
    return re.sub(r"\s*\n\s*", " ", words or "").strip()


def host_is_plain(address: str) -> bool:
    """Does an address on the internet lead to the site that a reader reads in it?"""
    return _PLAIN_HOST.match(address) is not None
