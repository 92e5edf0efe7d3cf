"""One file per way in or out; no channel knows another.

channel         what every channel promises, and what can become of a message
telegram        Telegram's way in (aiogram)
telegram_push   Telegram's way out (python-telegram-bot)
web_chat        the bot's own chat in a browser, both ways
"""
