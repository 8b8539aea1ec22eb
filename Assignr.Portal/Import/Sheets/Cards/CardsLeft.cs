namespace Assignr.Portal.Import.Sheets.Cards;

/// <summary>Counts what is not imported from a file of contacts, for a sentence.</summary>
internal sealed class CardsLeft
{
    private const int Named = 4;
    private const int LongestName = 60;

    private readonly List<string> names = [];
    private int nobodies;
    private int faxes;
    private int nicknames;
    private int shown;
    private int others;
    private string label = "";

    public bool HasNobodies => nobodies > 0;

    /// <returns>False where the card itself is left out, because it is a group or an organization.</returns>
    public bool Takes(VCard card)
    {
        if (!card.IsNobody)
        {
            faxes += card.Faxes;
            foreach (var one in card.Others)
                label = others++ == 0 ? one : label;
            nicknames += card.Nicknames;
            shown += card.IsNamedByDisplay ? 1 : 0;
            return false;
        }
        nobodies++;
        if (card.Name.Length > 0 && names.Count < Named)
            names.Add($"“{(card.Name.Length > LongestName ? $"{card.Name[..LongestName]}…" : card.Name)}”");
        return true;
    }

    public IEnumerable<Finding> Findings()
    {
        if (nobodies > 0)
            yield return new Finding("Contacts", $"{Nobodies()}{Who()}".Ended(), []);
        if (shown > 0)
            yield return new Finding("Names of contacts", ByDisplay(), []);
        if (others > 0)
            yield return new Finding("Addresses of others", Labeled(), []);
        string[] parts =
            [.. Counted(faxes, "fax number or pager", "fax numbers or pagers"), .. Counted(nicknames, "nickname", "nicknames")];
        if (parts.Length > 0)
            yield return new Finding("Parts of contacts",
                $"{string.Join(" and ", parts)} {(faxes + nicknames == 1 ? "is" : "are")} left out.", []);
    }

    private string ByDisplay() => shown == 1
        ? "1 contact has one name alone: both are taken from the name that it is shown by."
        : $"{shown:N0} contacts have one name alone: both are taken from the name that they are shown by.";

    private string Labeled() => others == 1
        ? $"1 address or phone is left out: its label, “{label}”, says that it is somebody else's or not to be used."
        : $"{others:N0} addresses and phones are left out: their labels, as “{label}”, say that they are somebody else's or not to be "
            + "used.";

    private string Nobodies() => nobodies == 1
        ? "1 contact is a group or an organization and is left out"
        : $"{nobodies:N0} contacts are groups or organizations and are left out";

    private string Who() => names.Count == 0 ? "" : $": {string.Join(", ", names)}{(nobodies > names.Count ? " and others" : "")}";

    private static IEnumerable<string> Counted(int count, string one, string several)
    {
        if (count > 0)
            yield return count == 1 ? $"1 {one}" : $"{count:N0} {several}";
    }
}
