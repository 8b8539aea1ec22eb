using Assignr.Portal.Data;
using Assignr.Portal.Games;

namespace Assignr.Portal.Import.OfGames.Matching;

/// <summary>The date and the teams of a game, to judge whether two games with one id are the same.</summary>
/// <param name="Date">Null where it is not said; an unknown team is empty.</param>
internal readonly record struct Fixture(DateOnly? Date, string Home, string Away)
{
    private enum Says
    {
        Nothing,
        TheSame,
        Another,
    }

    /// <summary>
    /// A game that was moved keeps its teams, and a game with a changed team keeps its date and the other team. Where ids begin again every
    /// week, neither is the same.
    /// </summary>
    public bool MayBe(Fixture known)
    {
        var (straight, swapped) = (Straight(known), Swapped(known));
        var isSameDay = Date is null || known.Date is null || Date == known.Date;
        var isShared = straight.Contains(Says.TheSame) || swapped.Contains(Says.TheSame);
        var agrees = !straight.Contains(Says.Another) || !swapped.Contains(Says.Another);
        return isSameDay ? agrees || isShared : agrees && (isShared || (Home.Length == 0 && Away.Length == 0));
    }

    /// <summary>Whether a team is the same, on the same side.</summary>
    public bool SharesTeam(Fixture known) => Straight(known).Contains(Says.TheSame);

    private Says[] Straight(Fixture known) => [Team(Home, known.Home), Team(Away, known.Away)];

    private Says[] Swapped(Fixture known) => [Team(Home, known.Away), Team(Away, known.Home)];

    private static Says Team(string said, string known) =>
        said is "" or Game.TeamToBeSet || known is "" or Game.TeamToBeSet ? Says.Nothing
        : said == known || Letters(said) == Letters(known) ? Says.TheSame : Says.Another;

    /// <summary>"St. Mary's" and "St Marys" become the same.</summary>
    private static string Letters(string team) => string.Concat(Text.Fold(team).Where(char.IsLetterOrDigit));
}
