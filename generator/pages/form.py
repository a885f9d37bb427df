"""The form at /meedoen/casus/, the tip at /meedoen/tip/, and the files that the form opens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.markup import Markuper
from generator.model.base import Kind
from generator.outputs import Crumb, DataFile, Draft
from generator.pages.desk import drafted
from generator.pages.site import Site
from generator.vocabulary import CHALLENGES

JOIN = "meedoen/"
FORM, TIP, THANKS = f"{JOIN}casus/", f"{JOIN}tip/", f"{JOIN}tip/bedankt/"
TEMPLATE = f"{FORM}sjabloon.yml"
_CRUMB = Crumb("Meedoen", JOIN)
# What an editor who types by hand starts from: every required field, and the parts that most cases have.
_TEMPLATE = """\
# Vul in wat u weet en haal weg wat u niet weet. Sla dit op als cases/<naam>.yml, bijvoorbeeld cases/buurtwerf-de-lantaarn.yml.
title:
summary: |
  Eén of twee zinnen: wat doet men, en wat komt eruit?
# aangekondigd, voorbereiding, pilot, uitvoering, afgerond, gestopt of onbekend
status: onbekend
# Tot wanneer weet u dit? 2017, 2017-04 of 2017-04-12
status_date:
places: []
# Een of meer van: {challenges}
challenges: []
approach: |
  Hoe werkt het?
# ervaring, monitoring, evaluatie, mkba, onderzoek, aankondiging of vermelding
evidence: {{kind: ervaring}}
parties:
  - {{name: , role: initiatiefnemer}}
learnings:
  - title:
    text: |
      Wat leerde u?
    about: samenwerking
    source: {{document: eigen-verhaal}}
sources:
  - {{document: eigen-verhaal}}
# Een partij, een plaats of een bron die de gids nog niet kent.
new:
  sources:
    - {{id: eigen-verhaal, title: , publisher: , date: , type: eigen-ervaring}}
# De dag waarop u dit schrijft: 2026-11-21
added:
"""


def plan_form(site: Site, markuper: Markuper) -> Iterator[Draft]:
    """The form for a case, the tip, and the page that thanks for a tip."""
    yield drafted(
        site,
        markuper,
        FORM,
        "form.html",
        "Een praktijkvoorbeeld schrijven",
        "Schrijf een praktijkvoorbeeld of verbeter er een, in uw eigen browser.",
        "formulier",
        (_CRUMB,),
        search=False,
        edit=site.edit(""),
    )
    yield drafted(
        site,
        markuper,
        TIP,
        "tip.html",
        "Een tip geven",
        "Vertel over een voorbeeld in een wijk. U hebt er geen account voor nodig.",
        "tip",
        (_CRUMB,),
        search=False,
        thanks=THANKS,
        edit=site.edit(""),
    )
    if site.host.takes_forms:
        yield drafted(site, markuper, THANKS, "tip_thanks.html", "Bedankt voor uw tip", "Uw tip is verstuurd.", "tip", (_CRUMB, Crumb("Een tip geven", TIP)), search=False, indexed=False)


def plan_files(site: Site, written: Mapping[str, bytes]) -> Iterator[DataFile]:
    """Each case as it was written, byte for byte, and a file to start from. `written` is case → the bytes of its file."""
    yield DataFile(TEMPLATE, _TEMPLATE.format(challenges=", ".join(CHALLENGES)).encode())
    for name, data in written.items():
        yield DataFile(f"{site.address(Kind.CASE, name)}casus.yml", data)
