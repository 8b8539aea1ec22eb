#!/bin/sh
# Takes the pictures of README anew, with Chromium against the demo league.
cd "$(dirname "$0")/.." || exit 1
TAKE_PICTURES="$PWD/docs/pictures" exec dotnet test Assignr.Portal.Tests --filter "FullyQualifiedName~Journeys.PicturesTests|FullyQualifiedName~Journeys.ImportingCrewsTests" --logger "console;verbosity=minimal"
