"""Running it: the only package that knows all others.

__main__, command_line, commands/   what is typed: run, demo, officer invite, read, doctor
settings              what is configured, from the environment and .env
assembly              puts the parts together and runs them in one task group
inbox                 turns: takes stored updates chat by chat and has them answered
delivery              sends what was decided, and records what became of it
web                   the one web application: health, webhooks, the routes of all channels
pages                 what a browser loads, installs, and may show on a portal
channels/             one file per way in or out
"""
