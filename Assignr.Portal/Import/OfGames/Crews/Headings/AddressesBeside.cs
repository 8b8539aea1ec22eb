using Assignr.Portal.Import.OfPeople;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.Crews.Headings;

/// <summary>Columns with the addresses of officials beside their names: "Referee Email". They distinguish two of one name.</summary>
internal static class AddressesBeside
{
    private static readonly HashSet<string> Words =
        ["email", "emails", "mail", "address", "emailaddress", "e", "correo", "electronico", "courriel", "adresse",
        "mailadresse", "de", "del", "of", "s"];

    /// <param name="officials">The columns of officials, each with its position.</param>
    public static IEnumerable<(int Official, int Column)> In(Sheet sheet, Mapping mapping, IReadOnlyDictionary<int, string> officials)
    {
        if (officials.Count == 0)
            return [];
        var beside = new BesidePositions(sheet, officials);
        var isOneOfSeveral = officials.Count == 1 || BesidePositions.Count(sheet, Words) > 1;
        return mapping.Columns.Index().Where(
                one => one.Item is null && sheet.Values(one.Index).Any() && sheet.MostAre(one.Index, PersonCells.IsAddress))
            .Select(one => (Official: beside.Of(one.Index, Words, isOneOfSeveral), Column: one.Index))
            .Where(one => one.Official >= 0).DistinctBy(one => one.Official);
    }
}
