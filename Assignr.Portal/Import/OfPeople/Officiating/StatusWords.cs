using Assignr.Portal.Data;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfPeople.Officiating;

/// <summary>
/// The words of a column of states: where most people have one that is known to be good, the few others are asked about, such as an I or an
/// R among many A.
/// </summary>
internal sealed class StatusWords
{
    /// <summary>More different ones are not states.</summary>
    private const int MostWords = 12;

    private const int LongestWord = 24;

    /// <summary>At most one in so many people may have a word that is asked about.</summary>
    private const int Rare = 3;

    private static readonly HashSet<string> Good =
    [
        "a", "active", "act", "current", "ok", "okay", "good", "good standing", "in good standing", "eligible", "ready", "cleared",
        "approved",
        "available", "certified", "registered", "returning", "new", "member", "full", "confirmed", "accepted", "enabled", "paid",
        "yes", "y",
        "activo", "activa", "alta", "vigente", "disponible", "nuevo", "nueva", "habilitado", "habilitada",
        "actif", "actifs", "en activite", "valide", "nouveau", "nouvelle", "a jour",
        "aktiv", "aktive", "aktiver", "neu", "gultig", "verfugbar", "attivo", "attiva",
    ];

    private readonly HashSet<string> rare = [];

    private StatusWords(IReadOnlyDictionary<string, int> counts)
    {
        var all = counts.Values.Sum();
        var most = counts.Count == 0 ? default : counts.MaxBy(one => one.Value);
        if (counts.Count is < 2 or > MostWords || most.Value * 2 < all || !IsGood(most.Key))
            return;
        var others = counts.Where(one => !IsGood(one.Key) && one.Key.Length <= LongestWord && one.Value * Rare <= all);
        rare = [.. others.Select(one => one.Key)];
    }

    public static StatusWords Of(Sheet sheet, int column)
    {
        var counts = new Dictionary<string, int>();
        foreach (var cell in sheet.Rows.Select(row => row.Cells[column]).Where(cell => cell.Length > 0 && !NoValue.Is(cell)))
        {
            var word = Text.Fold(cell);
            counts[word] = counts.GetValueOrDefault(word) + 1;
            if (counts.Count > MostWords)
                break;
        }
        return new StatusWords(counts);
    }

    public static bool IsGood(string folded) => Good.Contains(folded);

    public bool Asks(string cell) => rare.Count > 0 && rare.Contains(Text.Fold(cell));
}
