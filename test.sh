#!/bin/sh
# Everything that must hold before a change lands: formatting, warnings, every test. Ends with "N passed, N failed".
# ./test.sh faults runs the faults in full instead, for most of an hour, and prints their table.
# With CI=true a missing browser, IMAP or mail server is a failure; elsewhere their tests are left out, loudly.
cd "$(dirname "$0")" || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
# The tests start hundreds of portals, each for some seconds: compiling well whatever has run 30 times pays only where a portal stays.
export DOTNET_TC_CallCountingDelayMs=100
results=artifacts/test-results
passed=0
failed=0
filter='Form!=Full'
left_out=
hang=15m

finish() {
    echo
    [ -z "$left_out" ] || echo "LEFT OUT: $left_out."
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
    exit $?
}

# A gate that does not hold counts as one failure, and nothing after it is worth running.
gate() {
    name=$1
    shift
    echo "== $name"
    "$@" || { echo "FAILED: $name ($*)"; failed=1; finish; }
}

# The shell without a window is the same Chromium at half the processor.
browser() {
    command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome
}

install() {
    [ -f /etc/debian_version ] && [ "$(id -u)" -eq 0 ] || return 1
    echo "== $1 from Debian's packages"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1"
}

command -v dotnet > /dev/null || { echo "The .NET SDK 10 is missing: https://dotnet.microsoft.com/download"; failed=1; finish; }
if ! command -v chromium-headless-shell > /dev/null && ! install chromium-headless-shell && ! browser > /dev/null; then
    echo "Chromium is missing. On Debian: sudo apt-get install chromium-headless-shell. Elsewhere install Chromium or Chrome so that it is in the PATH."
    if [ "${CI:-}" = true ]; then
        failed=1
        finish
    fi
    left_out="every journey in a browser, for want of Chromium"
    filter="$filter&FullyQualifiedName!~Assignr.Portal.Tests.Journeys"
fi
if ! command -v dovecot > /dev/null && ! install dovecot-imapd; then
    echo "Dovecot is missing, the IMAP server of the tests. On Debian: sudo apt-get install dovecot-imapd."
    if [ "${CI:-}" = true ]; then
        failed=1
        finish
    fi
    left_out="${left_out:+$left_out; }what comes back, for want of Dovecot"
    filter="$filter&Needs!=dovecot"
fi

# It needs users of its own, and only root may start it as them. Nothing is configured: the tests bring their own.
if [ "$(id -u)" -ne 0 ] || { ! command -v postfix > /dev/null && ! { echo "postfix postfix/main_mailer_type select No configuration" | debconf-set-selections && install postfix; }; }; then
    echo "Postfix, the mail server of the tests, is missing, or it cannot be started by this user. On Debian, as root: apt-get install postfix."
    if [ "${CI:-}" = true ]; then
        failed=1
        finish
    fi
    left_out="${left_out:+$left_out; }mail over a real relay, for want of Postfix"
    filter="$filter&Needs!=postfix"
fi

gate "Packages, as locked" dotnet restore Assignr.sln --locked-mode --verbosity quiet
# Only white space: style and analyzers are judged by the build.
gate "Formatting" dotnet format whitespace Assignr.sln --verify-no-changes --no-restore
gate "Build, warnings are errors" dotnet build Assignr.sln --no-restore --verbosity quiet

echo "== Tests"
rm -rf "$results" artifacts/faults
if [ "${1:-}" = faults ]; then
    export FAULTS=full
    hang=60m
    filter='FullyQualifiedName~Faults|FullyQualifiedName~KilledWhileSending|FullyQualifiedName~RestoredBackup|FullyQualifiedName~BusyDatabase|FullyQualifiedName~LostKeys|FullyQualifiedName~WithoutTemporaryFiles'
fi
# A test that hangs ends the run, which then names it, instead of going on until somebody looks.
dotnet test Assignr.sln --no-build --results-directory "$results" --logger "trx;LogFilePrefix=tests" --logger "console;verbosity=minimal" --filter "$filter" \
    --blame-hang-timeout $hang --blame-hang-dump-type none
tested=$?
if [ "${1:-}" = faults ]; then
    echo
    echo "| Row | Fault | Messages | Lost | Doubled | Wrong | Unaccounted | Recovery | |"
    echo "|---:|---|---:|---:|---:|---:|---:|---:|---|"
    cat artifacts/faults/*.md
fi
for report in "$results"/*.trx; do
    [ -f "$report" ] || continue
    counters=$(grep -o '<Counters [^>]*' "$report")
    passed=$((passed + $(expr "$counters" : '.* passed="\([0-9]*\)"')))
    failed=$((failed + $(expr "$counters" : '.* failed="\([0-9]*\)"')))
done
# A run that broke off has no failed test, and yet it failed.
[ "$tested" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
[ "$passed" -gt 0 ] || failed=$((failed + 1))
finish
