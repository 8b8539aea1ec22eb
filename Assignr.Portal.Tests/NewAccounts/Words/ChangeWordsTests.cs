using Assignr.Portal.Audit;
using Assignr.Portal.NewAccounts.Words;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Words;

public sealed class ChangeWordsTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Own_words_are_kept_with_the_audit_and_a_text_that_was_left_alone_stays_the_usual_one()
    {
        var before = await ReadAsync();

        var answer = await ChangeAsync(before,
            before with { Subject = "  Ready,  {first name}?", After = "Bring shoes.\r\n\r\nAnd a whistle." });

        Assert.True(answer.IsDone);
        Assert.Equal(before with { Subject = "Ready, {first name}?", After = "Bring shoes.\n\nAnd a whistle." }, await ReadAsync());
        Assert.Null(await portal.ReadAsync(db => db.OwnWords.Select(words => words.Before).SingleAsync()));
        var entry = await portal.ReadAsync(db => db.AuditEntries.SingleAsync());
        Assert.Equal((Act.WordsChanged, "First reminder. Subject: {first name}, your account at {league} is still waiting to "
            + "Ready, {first name}?. The words below the button changed."), (entry.Act, entry.Detail));
    }

    [Fact]
    public async Task The_usual_words_come_back()
    {
        var usual = await ReadAsync();
        await ChangeAsync(usual, usual with { Subject = "Mine", Before = "" });

        var answer = await ChangeAsync(await ReadAsync(), usual);

        Assert.True(answer.IsDone);
        var kept = await portal.ReadAsync(db => db.OwnWords.SingleAsync());
        Assert.Equal((null, null, null), (kept.Subject, kept.Before, kept.After));
    }

    [Fact]
    public async Task What_cannot_be_sent_is_refused_and_nothing_is_saved()
    {
        var before = await ReadAsync();

        var answer = await ChangeAsync(before, before with { Subject = "", Before = "See www.example.com" });

        Assert.Equal([nameof(Wording.Subject), nameof(Wording.Before)], answer.Problems.Select(problem => problem.Field));
        Assert.Equal(before, await ReadAsync());
        Assert.Equal("There is no such email.", (await portal.Get<ChangeWords>()
            .RunAsync(TestPortal.Assignor, (WordedLetter)9, before, before)).Refusal);
    }

    [Fact]
    public async Task Of_ten_at_once_one_wins_and_the_others_are_told()
    {
        var before = await ReadAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(number => Task.Run(() => ChangeAsync(before, before with { Subject = $"Number {number}" }))));

        Assert.Equal(1, answers.Count(answer => answer.IsDone));
        Assert.Equal(9, answers.Count(answer => answer.ChangedMeanwhile));
        Assert.Single(await portal.ReadAsync(db => db.AuditEntries.ToListAsync()));
    }

    private async Task<Wording> ReadAsync() =>
        (await portal.Get<LoadWords>().RunAsync(TestPortal.Assignor, WordedLetter.FirstReminder)).Current;

    private Task<WordsChanged> ChangeAsync(Wording before, Wording after) =>
        portal.Get<ChangeWords>().RunAsync(TestPortal.Assignor, WordedLetter.FirstReminder, before, after);
}
