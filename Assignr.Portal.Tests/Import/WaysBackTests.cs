using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import;

/// <summary>Every press can be undone by another press.</summary>
public sealed class WaysBackTests
{
    [Theory]
    [InlineData(ImportKind.Games, "Date,Status,Home,Away\n2026-12-13,Lions,A,B\n2026-12-14,Tigers,C,D\n2026-12-15,Owls,E,F\n")]
    [InlineData(ImportKind.Games, "Date,Home,Away,Notes\n2026-12-13,A,B,cancelled\n2026-12-14,C,D,\n")]
    [InlineData(ImportKind.Games, "Date,Teams,Time\n2026-12-13,A vs B,18:00\n2026-12-14,C vs D,18:00\n")]
    [InlineData(ImportKind.Games, "Date,Time,Teams,JV\n2026-12-13,18:00,A vs B,16:00\n2026-12-14,18:00,C vs D,16:00\n")]
    [InlineData(ImportKind.People, "Name,Email,Phone\nAna Zamora,ana@x.example,one\nIvy Ito,ivy@x.example,two\n")]
    public async Task What_a_column_was_made_of(ImportKind kind, string file)
    {
        await using var portal = await TestPortal.StartAsync();
        var first = await portal.PreviewAsync(kind, file);

        var guess = first.Guesses.First(guess => guess.Otherwise is not null);
        var changed = await portal.ChangeAsync(first, new ImportChange(guess.Otherwise!(first.Mapping)));

        Assert.NotEqual(first.Mapping.Columns, changed.Mapping.Columns);
        var back = changed.Guesses.Single(one => one.Undo == "As it was read at first");
        Assert.StartsWith("As you said, ", back.Sentence, StringComparison.Ordinal);
        var again = await portal.ChangeAsync(changed, new ImportChange(back.Otherwise!(changed.Mapping)));
        Assert.Equal(first.Mapping.Columns, again.Mapping.Columns);
        Assert.Equal(first.Guesses.Select(one => one.Sentence), again.Guesses.Select(one => one.Sentence));
    }

    [Fact]
    public async Task That_rows_have_no_date()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.Games,
            "Date,Time,Home,Away\n2026-12-13,16:00,A,B\n,18:00,C,D\n2026-12-14,18:00,E,F\n");

        view = await portal.ChangeAsync(view,
            new ImportChange(view.Plan!.Guesses.Single(one => one.Undo == "Leave them without a date").Otherwise!(view.Mapping)));
        Assert.Equal(Outcome.Error, view.Row(3).Outcome);
        view = await portal.ChangeAsync(view,
            new ImportChange(view.Plan!.Guesses.Single(one => one.Undo == "Take the date above").Otherwise!(view.Mapping)));
        Assert.Equal(Outcome.Add, view.Row(3).Outcome);
    }

    [Theory]
    [InlineData(0, "They do not come")]
    [InlineData(1, "They come")]
    public async Task Whether_officials_come(int answer, string other)
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.Games, "Date,Time,Home,Away,Ref\n2026-12-13,18:00,A,B,Ivy Ito (xyz 9)\n");

        view = await portal.ChangeAsync(view, new ImportChange(Assert.Single(view.Plan!.Questions).Answers[answer].Taken(view.Mapping)));
        var said = view.Plan!.Guesses.Single(one => one.Sentence.StartsWith("As you said, who has “xyz 9”", StringComparison.Ordinal));
        Assert.Equal(other, said.Undo);
        view = await portal.ChangeAsync(view, new ImportChange(said.Otherwise!(view.Mapping)));
        Assert.NotEqual(other,
            view.Plan!.Guesses.Single(one => one.Sentence.StartsWith("As you said, who has “xyz 9”", StringComparison.Ordinal)).Undo);
    }

    [Theory]
    [InlineData("Date,Home,Away\n05/04/2027,A,B\n06/05/2027,C,D\n")]
    [InlineData("Date,Time,Home,Away\n2026-12-13,6:30,A,B\n2026-12-14,7:00 PM,C,D\n")]
    [InlineData("Date,Teams\n2026-12-13,Lions 3 - Tigers 2\n2026-12-14,Owls 1 - Hawks 4\n")]
    [InlineData("Date,Teams\n2026-12-13,Bears vs *Wolves\n2026-12-14,*Owls vs Hawks\n")]
    [InlineData("Date,Time,Home,Away,Ref\n2026-12-13,18:00,A,B,Ivy Ito (xyz 9)\n")]
    [InlineData("Date,Home,Away\nDec 13,A,B\nDec 14,C,D\n")]
    [InlineData("Date,Time,Home,Away,Referee\n2026-12-13,18:00,A,B,Ivy Ito\n2026-12-13,18:00,A,B,Theo Marlowe\n2026-12-14,18:00,C,D,"
        + "Ivy Ito\n2026-12-15,18:00,E,F,Ivy Ito\n")]
    public async Task Every_answer_can_be_taken_back_and_is_asked_again(string file)
    {
        await using var portal = await TestPortal.StartAsync();
        var first = await portal.PreviewAsync(ImportKind.Games, file);
        var question = first.Plan!.Questions[0];
        foreach (var number in Enumerable.Range(0, question.Answers.Count))
        {
            var view = await portal.ChangeAsync(first, new ImportChange(question.Answers[number].Taken(first.Mapping)));
            Assert.DoesNotContain(view.Plan!.Questions, one => one.Sentence == question.Sentence);
            var said = view.Plan.Guesses.Single(one => one.TakenBack is not null);
            Assert.StartsWith("As you said, ", said.Sentence, StringComparison.Ordinal);

            first = await portal.ChangeAsync(view, new ImportChange(said.TakenBack!(view.Mapping)));

            Assert.Equal(question.Sentence, first.Plan!.Questions[0].Sentence);
            Assert.DoesNotContain(first.Plan.Guesses, one => one.TakenBack is not null);
        }
    }
}
