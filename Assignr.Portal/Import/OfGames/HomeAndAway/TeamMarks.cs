using System.Text.RegularExpressions;

namespace Assignr.Portal.Import.OfGames.HomeAndAway;

/// <summary>Marks around a team that are not part of its name: "Lions (2-1)", "Wolves†", "*Lions", "&lt;b&gt;Kings&lt;/b&gt;".</summary>
internal static partial class TeamMarks
{
    private static readonly char[] Marks = [.. " *＊†‡§¶•·^°¹²³⁰⁴⁵⁶⁷⁸⁹✓✔★☆⚠"];

    /// <summary>The team alone, or the text itself where nothing is around it or no letter would be left.</summary>
    public static string Cut(string team)
    {
        var plain = team.Contains('<', StringComparison.Ordinal) ? Tags().Replace(team, "") : team;
        var bare = Record().Replace(plain.Trim(Marks), "").Trim(Marks);
        return bare.Any(char.IsLetter) ? bare : team;
    }

    // Wins, losses and draws of a team so far, overall and in its league.
    [GeneratedRegex(
        @" ?[(\[][0-9]{1,3}(?: ?[-–] ?[0-9]{1,3}){1,2}(?:[,;] ?[0-9]{1,3}(?: ?[-–] ?[0-9]{1,3}){1,2}){0,2}[)\]]$"
            + @"|^[(\[][0-9]{1,3}(?: ?[-–] ?[0-9]{1,3}){1,2}[)\]] ?(?=\p{L})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Record();

    [GeneratedRegex("</?[A-Za-z][A-Za-z0-9]{0,9} ?/?>", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();
}
