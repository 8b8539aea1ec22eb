using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.Crews.Headings;

/// <summary>People whom a schedule names but who are not in the crew, even if they are officials in the portal.</summary>
public sealed class OtherRolesTests
{
    [Theory]
    [InlineData("Assignor")]
    [InlineData("Assigner")]
    [InlineData("Home Coach")]
    [InlineData("HomeCoach")]
    [InlineData("Back-up Ref")]
    [InlineData("Evaluator")]
    [InlineData("Observer")]
    [InlineData("Mentor")]
    [InlineData("Turned back by")]
    [InlineData("Declined by")]
    [InlineData("Submitted by")]
    [InlineData("Scheduler")]
    [InlineData("Contact")]
    [InlineData("AD")]
    [InlineData("Site manager")]
    [InlineData("Umpire Paid")]
    [InlineData("Entrenador")]
    [InlineData("Coordinador")]
    [InlineData("Suplente")]
    [InlineData("Evaluador")]
    [InlineData("Entraîneur")]
    [InlineData("Désignateur")]
    [InlineData("Remplaçant")]
    [InlineData("Trainer")]
    [InlineData("Ansetzer")]
    [InlineData("Beobachter")]
    [InlineData("Ersatz-SR")]
    [InlineData("Abgelehnt von")]
    public async Task They_are_left_out_said_and_read_in_one_press(string heading)
    {
        await using var portal = await WithTwoAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away,Referee,{heading}\n2026-12-05,15:00,Rye,Bow,Theo Marlowe,Sasha Hollis\n");

        Assert.Null(view.Mapping.Columns[5]);
        var guess = Assert.Single(view.Guesses);
        Assert.Equal(
            ($"“{heading}” is left out: by its heading the people in it are not the crew, as “Sasha Hollis”.",
                "Read it as a position in the crew"), (guess.Sentence, guess.Undo));
        view = await portal.ChangeAsync(view, new ImportChange(guess.Otherwise!(view.Mapping)));
        Assert.Equal("position", view.Mapping.Columns[5]);
        Assert.Contains("is read as a position in the crew, as was chosen", Assert.Single(view.Plan!.Guesses).Sentence,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ump A")]
    [InlineData("Gadget")]
    [InlineData("Officiated by")]
    [InlineData("Silbato")]
    public async Task Another_heading_is_a_position_by_whom_it_names(string heading)
    {
        await using var portal = await WithTwoAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away,Referee,{heading}\n2026-12-05,15:00,Rye,Bow,Theo Marlowe,Sasha Hollis\n");

        Assert.Equal("position", view.Mapping.Columns[5]);
    }

    [Fact]
    public async Task What_was_guessed_is_said_again_where_the_columns_are_those_of_the_last_file()
    {
        await using var portal = await WithTwoAsync();
        const string file = "Date,Time,Home,Away,Gadget,Assignor\n2026-12-05,15:00,Rye,Bow,Theo Marlowe,Sasha Hollis\n";
        await portal.ImportAsync(ImportKind.Games, file);

        var view = await portal.PreviewAsync(ImportKind.Games, file);

        Assert.True(view.IsRemembered);
        Assert.Equal(
            [
                "The columns are read as in your last file with these headings.",
                "“Gadget” is read as a position in the crew: Theo Marlowe is somebody here.",
                "“Assignor” is left out: by its heading the people in it are not the crew, as “Sasha Hollis”.",
            ],
            view.Guesses.Select(guess => guess.Sentence));
    }

    private static async Task<TestPortal> WithTwoAsync()
    {
        var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Theo Marlowe", "theo@example.com"), A.Person("Sasha Hollis", "sasha@example.com"));
        return portal;
    }
}
