using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Tests.Import.Sheets.Calendars;

/// <summary>Calendars (iCalendar, RFC 5545) become games; what is in the middle of an event is written for each test.</summary>
public sealed class CalendarsTests
{
    [Fact]
    public void Events_become_rows_with_their_teams_place_and_time()
    {
        var sheet = SheetFiles.Games(Calendar(
            "UID:g1@league.example\nDTSTART;TZID=America/New_York:20261205T190000\nDTEND:20261205T210000\nSUMMARY:Tigers @ Lions\n"
                + "LOCATION:Rye Field\\, North\\; gate 2\nATTENDEE;CN=Ivy Ito:mailto:ivy@x.example",
            "UID:g2@league.example\nDTSTART:20261206T003000Z\nSUMMARY:Wolves vs Be\n ars\nBEGIN:VALARM\nDESCRIPTION:x\nEND:VALARM",
            "UID:g3@league.example\nDTSTART;VALUE=DATE:20261207\nSUMMARY:Hawks at Owls"));

        Assert.Equal(
            "Game Id|Date|Time|Teams|Location\n"
                + "g1@league.example|2026-12-05|19:00 America/New_York|Tigers @ Lions|Rye Field, North; gate 2\n"
                + "g2@league.example|2026-12-06|00:30:00Z|Wolves vs Bears|\n"
                + "g3@league.example|2026-12-07||Hawks at Owls|", sheet.Shown());
        Assert.Equal("Calendar (iCalendar), UTF-8", sheet.Format);
        Assert.Equal("1 event names who takes part, which is not read: its game has no crew.", sheet.Finding("Who takes part").Sentence);
    }

    [Theory]
    [InlineData(";TZID=America/New_York", "19:00 America/New_York")]
    [InlineData(";TZID=\"America/New_York\"", "19:00 America/New_York")]
    [InlineData(";TZID=Eastern Standard Time", "19:00 America/New_York")]
    [InlineData(";TZID=/example.org/Tzfile/Europe/Berlin", "19:00 Europe/Berlin")]
    [InlineData(";TZID=America/Argentina/Buenos_Aires", "19:00:00-03:00")]
    [InlineData(";TZID=Etc/UTC", "19:00 Etc/UTC")]
    [InlineData(";TZID=Our Office", "19:00 Zone/Our_Office")]
    [InlineData("", "19:00")]
    public void A_time_keeps_the_zone_that_it_names(string parameters, string expected) => Assert.Equal(expected,
        SheetFiles.Games(Calendar($"DTSTART{parameters}:20261205T190000\nSUMMARY:A @ B")).Rows[0].Cells[1]);

    [Fact]
    public async Task Games_go_in_as_they_come_and_are_known_again_by_their_ids()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.Games, Calendar(
            "UID:g1\nDTSTART:20261206T003000Z\nSUMMARY:Tigers @ Lions",
            "UID:g2\nDTSTART;VALUE=DATE:20261207\nSUMMARY:Wolves vs Bears",
            "UID:g3\nDTSTART:20261208T180000\nSUMMARY:Owls @ Hawks\nSTATUS:CANCELLED"));

        Assert.Null(view.Problem);
        Assert.Equal([Outcome.Add, Outcome.Add, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Contains("cancelled", view.Plan.Rows[2].Summary + view.Plan.Rows[2].Title + string.Join(' ', view.Plan.Rows[2].Notes),
            StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_calendar_of_one_team_asks_once_whose_it_is()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.Games, Calendar(
            "UID:g1\nDTSTART:20261205T190000\nSUMMARY:@ Tigers", "UID:g2\nDTSTART:20261206T190000\nSUMMARY:vs. Bears",
            "UID:g3\nDTSTART:20261207T190000\nSUMMARY:Practice"));
        Assert.NotNull(view.Problem);

        view = await portal.ChangeAsync(view, new ImportChange(view.Mapping with { OwnTeam = "Lions" }));

        Assert.Null(view.Problem);
        Assert.StartsWith("Lions at Tigers", view.Row(3).Title, StringComparison.Ordinal);
        Assert.StartsWith("Bears at Lions", view.Row(8).Title, StringComparison.Ordinal);
        Assert.Equal(Outcome.LeftOut, view.Row(13).Outcome);
    }

    [Fact]
    public async Task An_unknown_zone_is_asked_about()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.Games,
            Calendar("UID:g1\nDTSTART;TZID=Our Office:20261206T190000\nSUMMARY:Tigers @ Lions"));

        Assert.Equal(Outcome.Look, Assert.Single(view.Plan!.Rows).Outcome);
        Assert.Contains("a time zone that is not known here", view.Plan.Rows[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_repeats_is_read_once_and_said()
    {
        var sheet = SheetFiles.Games(Calendar(
            "UID:w\nDTSTART:20261205T190000\nRRULE:FREQ=WEEKLY;COUNT=10\nSUMMARY:Tigers @ Lions",
            "UID:w\nRECURRENCE-ID:20261212T190000\nDTSTART:20261212T200000\nSUMMARY:Tigers @ Lions"));

        Assert.Equal(["2026-12-05", "2026-12-12"], sheet.Rows.Select(row => row.Cells[1]));
        Assert.Equal("1 event repeats, “Tigers @ Lions” in line 3: only the first day of it is read. Give every other game a row of its "
            + "own.", sheet.Finding("Events that repeat").Sentence);
        Assert.Equal(("w", ""), (sheet.Rows[0].Cells[0], sheet.Rows[1].Cells[0]));
    }

    [Fact]
    public void Tasks_time_zones_and_withdrawn_calendars()
    {
        const string zone = "BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19701101T020000\nEND:STANDARD\nEND:VTIMEZONE\n";
        var file = Calendar("DTSTART:20261205T190000\nSUMMARY:A @ B").Replace("BEGIN:VEVENT",
            $"METHOD:CANCEL\n{zone}BEGIN:VTODO\nSUMMARY:Order shirts\nEND:VTODO\nBEGIN:VEVENT", StringComparison.Ordinal);

        var sheet = SheetFiles.Games(file);

        Assert.Equal("Date|Time|Teams|Status\n2026-12-05|19:00|A @ B|CANCELLED", sheet.Shown());
        Assert.Contains("1 entry is a task or a note and no event: it is left out.", sheet.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_without_events_and_one_with_a_day_that_is_none()
    {
        Assert.StartsWith("This calendar holds no events.", SheetReader.Read("BEGIN:VCALENDAR\nEND:VCALENDAR\n"u8.ToArray(), "x.ics",
            new ImportOptions()).Problem, StringComparison.Ordinal);
        Assert.Equal("soon", SheetFiles.Games(Calendar("DTSTART:soon\nSUMMARY:A @ B")).Rows[0].Cells[0]);
    }

    private static string Calendar(params string[] events) =>
        "BEGIN:VCALENDAR\nVERSION:2.0\n" + string.Concat(events.Select(one => $"BEGIN:VEVENT\n{one}\nEND:VEVENT\n")) + "END:VCALENDAR\n";
}
