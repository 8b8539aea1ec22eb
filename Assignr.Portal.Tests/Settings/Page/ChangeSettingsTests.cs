using Assignr.Portal.Audit;
using Assignr.Portal.Settings;
using Assignr.Portal.Settings.Page;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Settings.Page;

public sealed class ChangeSettingsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Winter = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Saves_what_was_changed_and_says_in_the_audit_what_it_was()
    {
        var before = await ReadAsync();

        var answer = await ChangeAsync(before,
            before with { Name = "KC  Officials\r\n", TimeZoneId = "America/Chicago", SenderAddress = "KC@League.Example.com" });

        Assert.True(answer.IsDone);
        var after = await ReadAsync();
        Assert.Equal(("KC Officials", "America/Chicago", "KC@league.example.com"), (after.Name, after.TimeZoneId, after.SenderAddress));
        var entry = await portal.ReadAsync(db => db.AuditEntries.SingleAsync());
        Assert.Equal((Act.SettingsChanged,
            "Name: Assignr Portal to KC Officials. Time zone: UTC to America/Chicago. Sender address: nothing to KC@league.example.com."),
            (entry.Act, entry.Detail));
    }

    [Fact]
    public async Task Saving_without_a_change_leaves_no_trace()
    {
        var before = await ReadAsync();

        Assert.True((await ChangeAsync(before, before)).IsDone);
        Assert.Empty(await portal.ReadAsync(db => db.AuditEntries.ToListAsync()));
    }

    [Fact]
    public async Task Of_two_assignors_who_opened_the_same_settings_the_second_is_told()
    {
        var before = await ReadAsync();

        Assert.True((await ChangeAsync(before, before with { Name = "First" })).IsDone);
        var second = await ChangeAsync(before, before with { Name = "Second" });

        Assert.True(second.ChangedMeanwhile);
        Assert.Equal("First", (await ReadAsync()).Name);
    }

    [Fact]
    public async Task Of_ten_at_once_one_wins()
    {
        var before = await ReadAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(number => Task.Run(() => ChangeAsync(before, before with { Name = $"Name {number}" }))));

        Assert.Equal(1, answers.Count(answer => answer.IsDone));
    }

    [Fact]
    public async Task Each_wrong_field_gets_its_sentence_and_nothing_is_saved()
    {
        var before = await ReadAsync();

        var answer = await ChangeAsync(before, new SettingsInput
        {
            Name = " ",
            TimeZoneId = "Mars/Olympus",
            SenderAddress = "root",
            ReplyTo = "a@example.com, b@example.com",
            Note = new string('x', 501),
            Hours = (ClockHours)7,
            DateOrder = (DateOrder)7,
            Reminders = new ReminderInput(ReminderChoice.Own, "0"),
        });

        Assert.Equal(["DateOrder", "Hours", "Name", "Note", "Reminders", "ReplyTo", "SenderAddress", "TimeZoneId"],
            answer.Problems.Select(problem => problem.Field).Order());
        Assert.All(answer.Problems, problem => Assert.EndsWith(".", problem.Sentence, StringComparison.Ordinal));
        Assert.Equal(before, await ReadAsync());
    }

    [Theory]
    [InlineData("chicago", "America/Chicago")]
    [InlineData("new york", "America/New_York")]
    [InlineData("utc", "UTC")]
    [InlineData("utc-06:00", "America/Chicago")]
    public void A_time_zone_is_found_by_its_city_and_by_its_offset(string words, string id) =>
        Assert.Contains(id, TimeZones.Find(words, Winter));

    [Theory]
    [InlineData("America/New York", "America/New_York")]
    [InlineData(" denver ", "America/Denver")]
    [InlineData("Kathmandu", "Asia/Kathmandu")]
    [InlineData("America", null)]
    [InlineData("Mars", null)]
    [InlineData("", null)]
    public void A_time_zone_that_is_typed_is_the_one_of_that_name_or_the_only_one_that_is_found(string typed, string? id) =>
        Assert.Equal(id, TimeZones.Meant(typed, Winter));

    [Fact]
    public void A_time_zone_is_shown_with_the_offset_of_the_season()
    {
        Assert.Equal("America/New York, UTC-05:00", TimeZones.Label("America/New_York", Winter));
        Assert.Equal("America/New York, UTC-04:00", TimeZones.Label("America/New_York", Winter.AddMonths(6)));
        Assert.Equal("Asia/Kolkata, UTC+05:30", TimeZones.Label("Asia/Kolkata", Winter));
        Assert.Equal("Mars/Olympus", TimeZones.Label("Mars/Olympus", Winter));
    }

    [Fact]
    public async Task How_times_are_written_is_saved_and_audited()
    {
        var before = await ReadAsync();

        Assert.True((await ChangeAsync(before, before with { Hours = ClockHours.Twelve, DateOrder = DateOrder.MonthFirst })).IsDone);

        Assert.Equal(new DateStyle(ClockHours.Twelve, DateOrder.MonthFirst), (await portal.ReadAsync(db => db.Site.SingleAsync())).Style);
        Assert.Equal(
            "Times: 24 hours, as 16:05 to 12 hours, as 4:05 PM. Dates: Day first, as 29 Nov to Month first, as Nov 29.",
            await portal.ReadAsync(db => db.AuditEntries.Select(entry => entry.Detail).SingleAsync()));
    }

    [Fact]
    public async Task The_usual_reminders_are_off_until_they_are_chosen_and_that_is_audited()
    {
        var before = await ReadAsync();
        Assert.Equal(ReminderChoice.None, before.Reminders.Choice);

        Assert.True((await ChangeAsync(before, before with { Reminders = new ReminderInput(ReminderChoice.Own, "2 and 5") })).IsDone);

        Assert.Equal("after 2 and 5 days", (await portal.ReadAsync(db => db.Site.SingleAsync())).UsualReminders!.Words);
        Assert.Equal("Usual reminders: nothing to after 2 and 5 days.",
            await portal.ReadAsync(db => db.AuditEntries.Select(entry => entry.Detail).SingleAsync()));
    }

    [Theory]
    [InlineData("en-US,en;q=0.9", ClockHours.Twelve, DateOrder.MonthFirst)]
    [InlineData("en-GB", ClockHours.TwentyFour, DateOrder.DayFirst)]
    [InlineData("de-AT,de;q=0.8", ClockHours.TwentyFour, DateOrder.DayFirst)]
    [InlineData("en", ClockHours.TwentyFour, DateOrder.DayFirst)]
    [InlineData("", ClockHours.TwentyFour, DateOrder.DayFirst)]
    [InlineData(null, ClockHours.TwentyFour, DateOrder.DayFirst)]
    [InlineData("xx-Not-A-Language-Tag-At-All", ClockHours.TwentyFour, DateOrder.DayFirst)]
    [InlineData("\0-\u2215", ClockHours.TwentyFour, DateOrder.DayFirst)]
    public void A_new_site_writes_times_as_the_browser_of_its_first_assignor_does(string? languages, ClockHours hours, DateOrder order) =>
        Assert.Equal(new DateStyle(hours, order), DateStyle.Of(languages));

    private async Task<SettingsInput> ReadAsync() => (await portal.Get<LoadSettings>().RunAsync(TestPortal.Assignor)).Input;

    private Task<SettingsChanged> ChangeAsync(SettingsInput before, SettingsInput after) =>
        ActivatorUtilities.GetServiceOrCreateInstance<ChangeSettings>(portal.Services).RunAsync(TestPortal.Assignor, before, after);
}
