"""The two Zalo channels as they are configured: their parts, put together for bot.assembly."""

import logging
from contextlib import AsyncExitStack
from datetime import timedelta
from urllib.parse import urlsplit

import httpx

from bot.administrators import Administrators
from bot.channels.zalo_bot import ZaloBot
from bot.channels.zalo_bot_api import ZaloBotApi
from bot.channels.zalo_bot_events import Events, bot_of
from bot.channels.zalo_oa import LINKS_NEED, MEDIA_HOSTS, ZaloOa, ZaloOaPush
from bot.in_words import InWords
from bot.last_resort import LastRung
from bot.linked_files import LinkedFiles
from bot.menus import Menus
from bot.quota import Quota
from bot.receipts import NotedReceipts
from bot.settings import SettingsError, data_key
from bot.signed_links import SignedLinks
from bot.way import Ground, Way
from bot.zalo_oa_client import ZaloOaClient
from bot.zalo_oa_tokens import ZaloOaTokens
from bot.zns import Zns, load_templates
from storage.acts import LastActs
from storage.quotas import Quotas
from storage.tokens import StoredTokens

log = logging.getLogger(__name__)


def zalo_ways(ground: Ground, stack: AsyncExitStack) -> list[Way]:
    """The Zalo channels that the settings switch on, and the one route of the files that they link to."""
    settings = ground.settings
    linked = _linked_files(ground) if settings.public_url else None
    ways = []
    if settings.zalo_bot_token.get_secret_value():
        ways.append(_bot(ground, stack, linked))
    if settings.zalo_oa_app_id:
        ways.append(_official_account(ground, stack, linked))
    if ways and linked is not None:
        ways[0].routes.append(linked.route())
    return ways


def _linked_files(ground: Ground) -> LinkedFiles:
    return LinkedFiles(
        links=SignedLinks(data_key(ground.settings), ground.clock),
        files=ground.files,
        quotas=Quotas(ground.database),
        say=ground.wording.say,
        contact=ground.contact,
        clock=ground.clock,
        public_url=ground.settings.public_url,
    )


def _bot(ground: Ground, stack: AsyncExitStack, linked: LinkedFiles | None) -> Way:
    settings = ground.settings
    token = settings.zalo_bot_token.get_secret_value()
    api = ZaloBotApi(
        token=token, api_url=settings.zalo_bot_api_url, read_seconds=settings.zalo_bot_read_seconds
    )
    stack.push_async_callback(api.close)
    administrators = Administrators(desk=ground.desk, decided=ground.decided)
    quota = Quota(
        name="zalo_bot",
        limit=settings.zalo_bot_monthly_messages,
        quotas=Quotas(ground.database),
        clock=ground.clock,
        warn=administrators.warn_of_quota,
    )
    try:
        channel = ZaloBot(
            api=api,
            events=Events(bot=bot_of(token), clock=ground.clock, voices=True),
            desk=ground.desk,
            files=ground.files,
            quota=quota,
            linked=linked,
            say=ground.wording.say,
            arrived=ground.arrived,
            secret=settings.zalo_bot_webhook_secret.get_secret_value(),
            public_url=settings.public_url,
            spacing=settings.zalo_bot_seconds_per_chat,
        )
    except ValueError:
        raise SettingsError(
            "Zalo Bot cần PUBLIC_URL (https) và ZALO_BOT_WEBHOOK_SECRET (8 đến 256 ký tự)."
        ) from None
    return Way(receiver=channel, sender=channel, routes=channel.routes(), run=channel.run)


def _official_account(ground: Ground, stack: AsyncExitStack, linked: LinkedFiles | None) -> Way:
    settings = ground.settings
    if linked is None:
        log.warning("Files that a Zalo Official Account does not take are refused there. %s", LINKS_NEED)
    http = httpx.AsyncClient(timeout=settings.zalo_oa_read_seconds)
    stack.push_async_callback(http.aclose)
    app_id = settings.zalo_oa_app_id
    tokens = ZaloOaTokens(
        http=http,
        store=StoredTokens(database=ground.database, channel=ZaloOa.channel, account=app_id),
        secret_key=settings.zalo_oa_app_secret.get_secret_value(),
        first_refresh=settings.zalo_oa_refresh_token.get_secret_value(),
        oauth_url=settings.zalo_oa_oauth_url,
        clock=ground.clock,
    )
    stack.push_async_callback(tokens.close)  # before the client: a running exchange must not be lost
    client = ZaloOaClient(
        http=http,
        tokens=tokens,
        api_url=settings.zalo_oa_api_url,
        zns_url=settings.zalo_oa_zns_url,
        clock=ground.clock,
    )
    menus = Menus(ground.desk, ZaloOa.channel)
    receiver = ZaloOa(
        app_id=app_id,
        oa_secret=settings.zalo_oa_secret_key.get_secret_value(),
        desk=ground.desk,
        menus=menus,
        http=http,
        clock=ground.clock,
        arrived=ground.arrived,
        receipts=NotedReceipts(desk=ground.desk),
        stale_after=timedelta(seconds=settings.zalo_oa_stale_seconds),
        media_hosts=(*MEDIA_HOSTS, urlsplit(settings.zalo_oa_api_url).netloc),
    )
    push = ZaloOaPush(
        client=client,
        files=ground.files,
        words=InWords(say=ground.wording.say, menus=menus, linked=linked),
        last_act=LastActs(database=ground.database, channel=ZaloOa.channel).at,
        clock=ground.clock,
        spacing=settings.zalo_oa_seconds_per_chat,
        pays=settings.zalo_oa_pays,
    )
    ids = {
        "status-change": settings.zalo_zns_status,
        "answer-ready": settings.zalo_zns_answer,
        "conclusion-notice": settings.zalo_zns_conclusion,
    }
    zns = Zns(calls=client, templates=load_templates(), ids=ids)
    rung = LastRung(desk=ground.desk, resort=zns, wording=ground.wording, clock=ground.clock)
    return Way(
        receiver=receiver,
        sender=push,
        routes=receiver.routes(),
        last_rung=rung if any(ids.values()) else None,
    )
