"""Files of ours under signed addresses, for channels that do not take a file.

One route serves all channels. Whoever opens an address too late is told what to do instead.
"""

import mimetypes
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from html import escape
from typing import Final
from urllib.parse import quote

from aiohttp import web

from bot.signed_links import Link, LinkError, LinkExpiredError, SignedLinks
from bot.web_forms import photo_type
from casework.notices import Words
from casework.ports import Clock
from casework.working_days import HANOI, day_of
from storage.files import Files
from storage.quotas import Quotas

PATH: Final = "/zalo/media"
ONCE_LASTS: Final = timedelta(minutes=10)
LASTS_DAYS: Final = 7
_SPENT: Final = "link:"

Say = Callable[[str, Words], str]


class LinkedFiles:
    """The linked files of one installation. `contact` is whom a citizen may ask, in words."""

    def __init__(
        self,
        *,
        links: SignedLinks,
        files: Files,
        quotas: Quotas,
        say: Say,
        contact: str,
        clock: Clock,
        public_url: str,
    ) -> None:
        self._links = links
        self._files = files
        self._quotas = quotas
        self._say = say
        self._contact = contact
        self._clock = clock
        self._public_url = public_url

    def address(self, key: str, *, name: str = "", once: bool = False) -> str:
        """An address of the file with this key; `once`: it works one time, within minutes, for a machine."""
        token = self._links.sign(key, name=name, once=once, lasts=ONCE_LASTS if once else self._lasts())
        return f"{self._public_url}{PATH}/{token}"

    @property
    def last_day(self) -> date:
        """The last day on which an address that is made now can be opened, until midnight in Việt Nam."""
        return day_of(self._clock.now()) + timedelta(days=LASTS_DAYS)

    def _lasts(self) -> timedelta:
        return datetime.combine(self.last_day + timedelta(days=1), time(), HANOI) - self._clock.now()

    def route(self) -> web.RouteDef:
        """What the addresses call."""
        return web.get(f"{PATH}/{{token}}", self._open)

    async def forget(self) -> None:
        """Drop the notes of addresses that were used once and have expired since."""
        await self._quotas.forget(_SPENT, f"{day_of(self._clock.now()) - timedelta(days=1)}")

    async def _open(self, request: web.Request) -> web.Response:
        try:
            link = self._links.read(request.match_info["token"])
            content = await self._files.read(link.key)
        except LinkExpiredError:
            return self._sorry("link-expired", web.HTTPGone.status_code)
        except (LinkError, LookupError):
            return self._sorry("link-unknown", web.HTTPNotFound.status_code)
        if link.once and request.method == "GET" and await self._used_up(link):
            return self._sorry("link-expired", web.HTTPGone.status_code)
        return _file(link, content)

    async def _used_up(self, link: Link) -> bool:
        period = day_of(link.expires_at).isoformat()
        return await self._quotas.spend(f"{_SPENT}{link.nonce}", period) > 1

    def _sorry(self, sentence: str, status: int) -> web.Response:
        text = escape(self._say(sentence, {"contact": self._contact}))
        page = (
            '<!doctype html><html lang="vi"><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>Lắng Nghe</title><h2>{text}</h2></html>"
        )
        return web.Response(text=page, status=status, content_type="text/html", headers=_PRIVATE)


_PRIVATE: Final = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}


def _file(link: Link, content: bytes) -> web.Response:
    kind, headers = photo_type(content), dict(_PRIVATE)
    if kind is None:
        name = quote(link.name, safe="") or "tep"
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
        kind = mimetypes.guess_type(link.name)[0] or "application/octet-stream"
    return web.Response(body=content, content_type=kind, headers=headers)
