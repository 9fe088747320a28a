"""What a page sets around an article: links to other pages, notices, buttons, credits. Every rule has a name."""

from __future__ import annotations

import re

__all__ = ["SEE_ALSO", "aside", "notice"]

SEE_ALSO = re.compile(
    r"(?:see also|also read|read also|read (?:more|next|on)|related(?: (?:articles?|stor(?:y|ies)|news|topics?|posts?|"
    r"content|links|coverage|materials))?|more (?:on this (?:story|topic)|stories|news|from .{1,40}|about .{1,40})|"
    r"you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: (?:for you|articles|stories))?|"
    r"(?:most|more) (?:read|popular|viewed)|popular (?:now|news|posts|articles)|latest (?:news|stories|headlines)|"
    r"up next|further reading|around the web|trending(?: now)?|don['’]t miss|editors?['’]?s? picks?|"
    r"leave a (?:comment|reply)|post a comment|other news|news from this section|share this(?: \w+)?)\s*[:.…»>]*",
    re.IGNORECASE,
)
"""A line that, standing alone, begins the links after an article (matched against the whole line)."""

# Short lines between an article's paragraphs. They are matched whole, so that a sentence about them stays in the body.
_ASIDES = tuple(
    (rule, re.compile(pattern, re.IGNORECASE))
    for rule, pattern in (
        ("advertisement", (r"(?:advertisements?|adverts?|sponsored(?: content)?|promoted)[:.]?|"
         r"(?:story|article) continues below(?: (?:this )?\w+)?|continue reading below|loading(?:\.\.\.|…)?|"
         r"skip (?:to|past) .{1,40}")),
        ("read_more", (r"(?:read (?:more|also)|see also|also read|related(?: \w+)?)\s*[:：|»]\s*\S.{0,200}|"
         r"(?:read|click|see) (?:the rest|more|here)(?: (?:here|more|of .{1,60}))?[.…»>]*")),
        ("photo_credit", (r"(?:photos?|images?|pictures?)(?: (?:credits?|by|courtesy(?: of)?))?\s*[:/©]\s*\S+"
         r"(?:\s+\S+){0,5}|(?:file|archive) (?:photo|image)[.:]?|!\[[^\]]*\]\([^)]*\)")),
        ("reading_time", r"\d+\s*(?:min(?:ute)?s?)[ -]?(?:read|to read)|reading time:?.{1,30}"),
        ("address_line", r"(?:https?://|www\.)\S+|(?:e-?mail:?\s*)?[\w.+-]+@[\w-]+\.[\w.]+"),
    )
)  # fmt: skip

_BUTTONS = frozenset(
    {
        "share", "tweet", "print", "email", "e-mail", "save", "pin", "comment", "comments", "facebook", "twitter",
        "whatsapp", "telegram", "linkedin", "reddit", "vkontakte", "odnoklassniki", "messenger", "viber",
        "pinterest",
    }
)  # fmt: skip
_BETWEEN_BUTTONS = frozenset(
    {
        "x", "on", "via", "by", "this", "article", "story", "page", "post", "link", "copy", "the", "and",
    }
)  # fmt: skip

_TOKEN = re.compile(r"[^\s|/·•,:()]+")
_NETWORK = r"(?:facebook|twitter|x\b|telegram|instagram|youtube|whatsapp|linkedin|social)"

# Notices are sentences, so they are sought only before an article's first and after its last paragraph.
_NOTICES = tuple(
    (rule, re.compile(pattern, re.IGNORECASE))
    for rule, pattern in (
        ("cookie_notice", r"\b(?:(?:web)?site|we|page) uses? cookies\b|\bcookie policy\b|\baccept (?:all )?cookies\b"),
        ("copyright", (r"^(?:©|(?:\(c\)|copyright)\s*(?:©|\(c\)|by\b|\d{4}))|\ball rights (?:are )?reserved\b|"
         r"\b(?:this|these|our|site) (?:materials?|content|article|texts?) may not be (?:published|reproduced)\b|"
         r"\b(?:hyperlink|reference|link) to (?:the )?\S+ is (?:required|mandatory|obligatory)\b|"
         r"^(?:any )?(?:use|reproduction|reprint(?:ing)?|republication) of (?:any |the |our )?(?:site )?"
         r"(?:materials?|content|information)\b.{0,200}\b(?:hyperlink|permission|consent|prohibited|permitted)\b")),
        ("newsletter", (r"(?:^|[.!?] )(?:please )?(?:subscribe|sign up) (?:to|for|now|here|today)\b.{0,80}\b"
         r"(?:channel|newsletters?|alerts?|updates?|briefing|feed|e-?mails?|inbox|edition|access)\b|^subscribe\b.{0,60}$|"
         rf"^sign up\b.{{0,60}}$|\b(?:follow|like|join|find) us on (?:our )?{_NETWORK}|\bour (?:telegram|youtube|"
         r"whatsapp) channel\b|\bdownload (?:our|the) (?:free )?app\b|"
         rf"^follow \S+(?: \S+){{0,4}} on {_NETWORK}")),
        ("job_advertisement",
         r"\bsend (?:us )?(?:your |a |an |the )?(?:cv|r[eé]sum[eé]|cover letter)\b|\bwe(?: are|['’]re) hiring\b"),
        ("contact", (r"^(?:contact|write to|e-?mail) (?:us|the (?:author|editor|newsroom|reporter)s?|\S+ \S+) (?:at|on)"
         r" \S+@|\b(?:found|noticed|spotted|see) (?:a|an) (?:mistake|error|typo)\b.{0,80}\b(?:press|click|"
         r"select|ctrl)\b|\bcan be (?:reached|contacted) at \S+@")),
        ("donation", (r"^(?:please )?(?:donate|support (?:us|our (?:work|journalism)))\b.{0,60}\b(?:today|now|here|"
         r"click|month)\b")),
        # Names in brackets, or nothing but names: “Reporting by the ministry shows …” is a sentence.
        ("reporting_credit", (r"^\((?:additional )?(?:reporting|writing|editing|translat(?:ed|ion)) by\b|"
         r"^(?:additional )?(?:reporting|writing|editing|translat(?:ed|ion)) by "
         r"(?-i:[A-Z][\w.'’-]*(?:[,;]? (?:and |in |for )?[A-Z][\w.'’-]*){0,20})(?:;.{0,200})?$")),
    )
)  # fmt: skip
# In characters; a longer paragraph is an article's own, whatever it mentions.
_LONGEST_ASIDE = 250
_LONGEST_NOTICE = 1200


def aside(line: str) -> str | None:
    """The rule by which a line standing between paragraphs is no part of the article, or None."""
    if len(line) > _LONGEST_ASIDE:
        return None
    if _is_buttons(line):
        return "share_buttons"
    return next((rule for rule, form in _ASIDES if form.fullmatch(line)), None)


def _is_buttons(line: str) -> bool:
    pressed = False
    for token in _TOKEN.finditer(line.lower()):
        if token[0] in _BUTTONS:
            pressed = True
        elif token[0] not in _BETWEEN_BUTTONS and not token[0].isdigit():
            return False
    return pressed


def notice(line: str) -> str | None:
    """The rule by which a line before the first or after the last paragraph is a notice of the page, or None."""
    if len(line) > _LONGEST_NOTICE:
        return None
    return next((rule for rule, form in _NOTICES if form.search(line)), None)
