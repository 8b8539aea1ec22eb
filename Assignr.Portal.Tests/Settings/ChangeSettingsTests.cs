using Assignr.Portal.Audit;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Settings;

public sealed class ChangeSettingsTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Saves_what_was_changed_and_says_in_the_audit_what_it_was()
    {
        var before = await ReadAsync();

        var answer = await ChangeAsync(before, before with { Name = "KC  Officials\r\n", TimeZoneId = "America/Chicago", SenderAddress = "KC@League.Example.com" });

        Assert.True(answer.IsSaved);
        var after = await ReadAsync();
        Assert.Equal(("KC Officials", "America/Chicago", "KC@league.example.com"), (after.Name, after.TimeZoneId, after.SenderAddress));
        var entry = await portal.ReadAsync(db => db.AuditEntries.SingleAsync());
        Assert.Equal((Act.SettingsChanged, "Name: Assignr Portal to KC Officials. Time zone: UTC to America/Chicago. Sender address: nothing to KC@league.example.com."), (entry.Act, entry.Detail));
    }

    [Fact]
    public async Task Saving_without_a_change_leaves_no_trace()
    {
        var before = await ReadAsync();

        Assert.True((await ChangeAsync(before, before)).IsSaved);
        Assert.Empty(await portal.ReadAsync(db => db.AuditEntries.ToListAsync()));
    }

    [Fact]
    public async Task Of_two_assignors_who_opened_the_same_settings_the_second_is_told()
    {
        var before = await ReadAsync();

        Assert.True((await ChangeAsync(before, before with { Name = "First" })).IsSaved);
        var second = await ChangeAsync(before, before with { Name = "Second" });

        Assert.True(second.ChangedMeanwhile);
        Assert.Equal("First", (await ReadAsync()).Name);
    }

    [Fact]
    public async Task Of_ten_at_once_one_wins()
    {
        var before = await ReadAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Task.Run(() => ChangeAsync(before, before with { Name = $"Name {number}" }))));

        Assert.Equal(1, answers.Count(answer => answer.IsSaved));
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
        });

        Assert.Equal(["Name", "Note", "ReplyTo", "SenderAddress", "TimeZoneId"], answer.Problems.Keys.Order());
        Assert.All(answer.Problems.Values, problem => Assert.EndsWith(".", problem, StringComparison.Ordinal));
        Assert.Equal(before, await ReadAsync());
    }

    [Theory]
    [InlineData("chicago", "America/Chicago")]
    [InlineData("new york", "America/New_York")]
    [InlineData("utc", "UTC")]
    public void A_time_zone_is_found_by_its_city(string words, string id) => Assert.Contains(id, TimeZones.Find(words));

    private async Task<SettingsInput> ReadAsync() => (await portal.Get<LoadSettings>().RunAsync(TestPortal.Assignor)).Input;

    private Task<SettingsChanged> ChangeAsync(SettingsInput before, SettingsInput after) =>
        ActivatorUtilities.GetServiceOrCreateInstance<ChangeSettings>(portal.Services).RunAsync(TestPortal.Assignor, before, after);
}
