"""What is configured: environment variables, or lines of the same names in .env (see .env.example)."""

import base64
import binascii
import os
import re
import secrets
from datetime import time
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

KEY_BYTES = 32
_ORIGIN = re.compile(r"https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")
_ON_THIS_MACHINE = re.compile(r"http://(localhost|127\.0\.0\.1)(:[0-9]{1,5})?")  # to try a portal out


class SettingsError(Exception):
    """A setting cannot be used: says which, and what to write instead."""


class Settings(BaseSettings):
    """All settings with their defaults; each is explained in .env.example."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    authority: str = "demo"
    language: Literal["vi", "en"] = "vi"
    database_url: str = "sqlite:///var/langnghe.db"
    data_dir: Path = Path("var")
    data_key: SecretStr = SecretStr("")
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    public_url: str = ""
    web_chat: bool = True
    web_chat_origins: str = ""
    telegram_bot_token: SecretStr = SecretStr("")
    telegram_api_url: str = "https://api.telegram.org"
    telegram_messages_per_second: float = Field(default=30, gt=0)
    telegram_read_seconds: float = Field(default=20, gt=0)
    telegram_seconds_per_chat: float = Field(default=1, ge=0)
    telegram_seconds_per_group: float = Field(default=3.1, ge=0)
    webhook_secret: SecretStr = SecretStr("")
    zalo_bot_token: SecretStr = SecretStr("")
    zalo_bot_webhook_secret: SecretStr = SecretStr("")
    zalo_bot_api_url: str = "https://bot-api.zaloplatforms.com"
    zalo_bot_seconds_per_chat: float = Field(default=1, ge=0)
    zalo_bot_read_seconds: float = Field(default=20, gt=0)
    zalo_bot_monthly_messages: int = Field(default=3000, ge=0)
    zalo_oa_app_id: str = ""
    zalo_oa_app_secret: SecretStr = SecretStr("")
    zalo_oa_secret_key: SecretStr = SecretStr("")
    zalo_oa_refresh_token: SecretStr = SecretStr("")
    zalo_oa_api_url: str = "https://openapi.zalo.me"
    zalo_oa_zns_url: str = "https://business.openapi.zalo.me"
    zalo_oa_oauth_url: str = "https://oauth.zaloapp.com"
    zalo_oa_pays: bool = True
    zalo_oa_seconds_per_chat: float = Field(default=1, ge=0)
    zalo_oa_read_seconds: float = Field(default=20, gt=0)
    zalo_oa_stale_seconds: float = Field(default=7200, gt=0)
    zalo_link: str = ""
    zalo_zns_status: str = ""
    zalo_zns_answer: str = ""
    zalo_zns_conclusion: str = ""
    clamd_socket: str = ""
    transcribe_command: str = ""
    transcribe_seconds: float = Field(default=120, gt=0)
    burst_seconds: float = Field(default=3, ge=0)
    sure_from: float = Field(default=0.82, ge=0, le=1)
    morning_time: time = time(7, 30)
    quiet_from: time = time(21)
    quiet_until: time = time(7)
    keep_raw_days: int = Field(default=30, ge=1)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator(
        "public_url",
        "telegram_api_url",
        "zalo_bot_api_url",
        "zalo_oa_api_url",
        "zalo_oa_zns_url",
        "zalo_oa_oauth_url",
        "zalo_link",
    )
    @classmethod
    def without_slash(cls, value: str) -> str:
        """URLs are joined with paths that begin with a slash."""
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("phải bắt đầu bằng https:// (hoặc http://)")
        return value.rstrip("/")

    @field_validator("log_level", mode="before")
    @classmethod
    def in_capitals(cls, value: str) -> str:
        """`info` is understood too."""
        return value.upper()

    @field_validator("web_chat_origins")
    @classmethod
    def origins_only(cls, value: str) -> str:
        """They go into a header as they are written, so nothing but origins may stand there."""
        origins = [part.strip().removesuffix("/") for part in value.split(",") if part.strip()]
        for origin in origins:
            if not (_ORIGIN.fullmatch(origin) or _ON_THIS_MACHINE.fullmatch(origin)):
                raise ValueError(
                    f"'{origin}' không dùng được: hãy viết địa chỉ của cổng thông tin, như"
                    " https://portal.example.vn, nhiều địa chỉ cách nhau bằng dấu phẩy; dùng https,"
                    " chữ thường không dấu, không kèm đường dẫn và không có dấu *"
                )
        return ",".join(origins)

    @property
    def portals(self) -> tuple[str, ...]:
        """The origins whose pages may show the web chat in a frame."""
        return tuple(self.web_chat_origins.split(",")) if self.web_chat_origins else ()

    @property
    def has_telegram(self) -> bool:
        """Whether Telegram is served."""
        return bool(self.telegram_bot_token.get_secret_value())

    @property
    def uses_webhook(self) -> bool:
        """Whether Telegram calls us (PUBLIC_URL and WEBHOOK_SECRET are set), or we ask it."""
        return bool(self.public_url and self.webhook_secret.get_secret_value())


def data_key(settings: Settings) -> bytes:
    """The 32 bytes that personal data are encrypted with: DATA_KEY, or a file made at the first start."""
    written = settings.data_key.get_secret_value()
    if written:
        return _decode(written, "DATA_KEY")
    file = settings.data_dir / "data.key"
    if file.exists():
        return _decode(file.read_text(encoding="ascii").strip(), str(file))
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    key = secrets.token_bytes(KEY_BYTES)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as handle:
        handle.write(base64.b64encode(key).decode("ascii") + "\n")
    return key


def _decode(written: str, where: str) -> bytes:
    try:
        key = base64.b64decode(written, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise SettingsError(
            f"{where} phải là {KEY_BYTES} byte viết theo base64. Tạo khóa mới bằng lệnh: "
            "python3 -c 'import base64, os; print(base64.b64encode(os.urandom(32)).decode())'"
        )
    return key
