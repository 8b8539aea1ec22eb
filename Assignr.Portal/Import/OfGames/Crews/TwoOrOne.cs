using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.OfGames.When;

namespace Assignr.Portal.Import.OfGames.Crews;

/// <summary>
/// "Marlowe, Hollis" in a column with single last names, such as "Ito / Kay": two officials, or one with the last name first.
/// </summary>
internal static partial class TwoOrOne
{
    public static bool Is(string name) => Pair().Match(name) is { Success: true } pair && !FullName.IsSuffix(pair.Groups["other"].Value);

    /// <param name="cell">The cell with the name.</param>
    public static OpenWhen Ask(string name, PlanCell cell)
    {
        var pair = Pair().Match(name);
        var (one, other) = (pair.Groups["one"].Value, pair.Groups["other"].Value);
        RowEdit Writing(string text) => new()
        {
            Cells = new Dictionary<string, string> { [cell.Field] = Text.OneLine(cell.Text).Replace(name, text, StringComparison.Ordinal) },
        };
        return new OpenWhen($"“{name}” may be two officials, or one with the last name first.", "Say which it is.")
        {
            Offers =
            [
                new Offer("two-officials", $"They are two, {one} and {other}", Writing($"{one} / {other}")),
                new Offer("one-official", $"It is one, {other} {one}", Writing($"{other} {one}")),
            ],
        };
    }

    // Two words with a comma between them.
    [GeneratedRegex(@"^(?<one>[\p{L}'’-]{2,40}), ?(?<other>[\p{L}'’-]{2,40})$", RegexOptions.CultureInvariant)]
    private static partial Regex Pair();
}
