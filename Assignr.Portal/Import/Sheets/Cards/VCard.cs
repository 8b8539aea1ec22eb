using System.Globalization;
using System.Text;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.Sheets.Tables;

namespace Assignr.Portal.Import.Sheets.Cards;

/// <summary>
/// One card: the name, addresses and phones of a person, and the card's notes and groups. Fax numbers, pagers, nicknames, and addresses and
/// phones that a label gives to another person are only counted; nothing else is read.
/// </summary>
internal sealed class VCard
{
    /// <summary>More than fit into the longest cell that may be configured.</summary>
    private const int MostValues = 32_768;

    /// <summary>In characters: a note that says that somebody is out does so at its beginning.</summary>
    private const int LongestNote = 200;

    /// <summary>The rank of values without one, after all others.</summary>
    private const int LastRank = int.MaxValue;

    private static readonly string[] Properties = ["N", "FN", "ORG", "KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS", "EMAIL", "TEL"];

    private readonly List<Reach> addresses = [];
    private readonly List<Reach> phones = [];

    /// <summary>By the group of their lines; null where there are none, as in most cards.</summary>
    private Dictionary<string, string>? labels;

    private string notes = "";
    private string categories = "";
    private string? name;
    private string displayName = "";
    private string organization = "";
    private string kind = "";
    private bool isCompany;
    private int faxes;

    /// <summary>The name in a list of contacts.</summary>
    public string Name => displayName.Length > 0 ? displayName : organization;

    public int Faxes => labels is null ? faxes : faxes + phones.Count(IsFax);

    /// <summary>The labels of addresses and phones that belong to another person, or are not in use.</summary>
    public IEnumerable<string> Others =>
        labels is null ? [] : addresses.Concat(phones).Select(LabelOf).Where(CardLabels.AreOthers);

    public int Nicknames { get; private set; }

    /// <summary>One of the two names is empty, and is part of the display name.</summary>
    public bool IsNamedByDisplay => HasName && IsShownAs(NameText, out _);

    /// <summary>The line in the file on which it begins.</summary>
    public int Line { get; init; }

    /// <summary>
    /// A group, an organization, a place or a thing: by the card's kind, or because it has only the name of an organization.
    /// </summary>
    public bool IsNobody => kind.Length > 0 ? kind != "individual" : isCompany
        || (HasName ? IsOneName && (NameText == organization || Organizations.IsOne(NameText))
            : NamesOrganization || Organizations.IsOne(displayName));

    /// <summary>It has nothing that is imported.</summary>
    public bool IsEmpty => name is null && displayName.Length == 0 && addresses.Count + phones.Count == 0;

    private bool HasName => name is not null && Parts(name).Take(2).Any(part => part.Length > 0);

    /// <summary>Programs write a single name as the last name, or as the first.</summary>
    private bool IsOneName => Parts(name!).Count(part => part.Length > 0) == 1;

    private string NameText => string.Concat(Parts(name!));

    private bool NamesOrganization => organization.Length > 0
        && (Holds(displayName, organization) || Holds(organization, displayName));

    /// <summary>Whether a line, or its beginning, belongs to a property that is read.</summary>
    public static bool Reads(string line) =>
        Properties.Contains(Property(line[..Math.Max(0, line.AsSpan().IndexOfAny(':', ';'))].ToUpperInvariant()));

    /// <summary>Reads a line (RFC 6350): group, name, parameters, a colon, the value.</summary>
    public void Take(string line)
    {
        var colon = Colon(line);
        if (colon < 0)
            return;
        var parts = line[..colon].ToUpperInvariant().Split(';');
        var (property, parameters) = (Property(parts[0]), string.Join(';', parts.Skip(1)));
        var group = parts[0][..Math.Max(0, parts[0].LastIndexOf('.'))];
        var value = parameters.Contains("QUOTED-PRINTABLE", StringComparison.Ordinal) ? Unquoted(line[(colon + 1)..]) : line[(colon + 1)..];
        switch (property)
        {
            case "N":
                name ??= value;
                break;
            case "FN" when displayName.Length == 0:
                displayName = Plain(value);
                break;
            case "ORG" when organization.Length == 0:
                organization = Parts(value)[0];
                break;
            case "KIND" or "X-ADDRESSBOOKSERVER-KIND":
                kind = value.Trim().ToLowerInvariant();
                break;
            case "X-ABSHOWAS":
                isCompany = value.Trim().Equals("COMPANY", StringComparison.OrdinalIgnoreCase);
                break;
            case "EMAIL":
                Add(addresses, group, parameters, Plain(Bare(value, "mailto:")));
                break;
            case "X-ABLABEL" when group.Length > 0:
                (labels ??= []).TryAdd(group, Plain(value));
                break;
            case "NOTE" when notes.Length == 0:
                notes = Shortened(Plain(value));
                break;
            case "CATEGORIES" when categories.Length == 0:
                categories = Shortened(Plain(value));
                break;
            case "TEL" when parameters.Contains("FAX", StringComparison.Ordinal) || parameters.Contains("PAGER", StringComparison.Ordinal):
                faxes++;
                break;
            case "NICKNAME" when value.Length > 0:
                Nicknames++;
                break;
            case "TEL":
                Add(phones, group, parameters, Plain(Bare(value, "tel:")));
                break;
        }
    }

    public IReadOnlyList<string> ToCells()
    {
        var parts = Parts(name ?? "");
        var (last, first, suffix) = (parts[0], parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(4) ?? "");
        if (IsShownAs(first + last, out var shown))
            (first, last) = shown;
        return [first, last, suffix, Joined(addresses), Joined(phones), notes, categories];
    }

    /// <summary>At most one half of the name is given, and the display name has both.</summary>
    private bool IsShownAs(string half, out (string First, string Last) shown)
    {
        shown = FullName.Split(displayName);
        return half.Length == 0 || (IsOneName && shown.First.Length > 0 && shown.Last.Length > 0 && Holds(displayName, half));
    }

    /// <summary>The property's name without its group: "item1.EMAIL".</summary>
    private static string Property(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static void Add(List<Reach> values, string group, string parameters, string value)
    {
        if (value.Length > 0 && values.Count < MostValues)
            values.Add(new Reach(Rank(parameters), value, group));
    }

    private static string Shortened(string text) => text.Length > LongestNote ? text[..LongestNote] : text;

    private string LabelOf(Reach one) => labels?.GetValueOrDefault(one.Group) ?? "";

    private bool IsFax(Reach one) => CardLabels.AreOfFax(LabelOf(one));

    private static bool Holds(string text, string part) => Data.Text.Fold(text).Contains(Data.Text.Fold(part), StringComparison.Ordinal);

    private string Joined(List<Reach> values) => string.Join(
        '\n', values.Where(one => !IsFax(one) && !CardLabels.AreOthers(LabelOf(one))).OrderBy(one => one.Rank).Select(one => one.Value));

    /// <summary>The lowest is preferred: since version 4 PREF has a number from 1 to 100 (RFC 6350 5.3), before it had none.</summary>
    private static int Rank(string parameters)
    {
        var pref = parameters.Split(';', ',', '=', '"').AsSpan();
        var at = pref.IndexOf("PREF");
        return at < 0 ? LastRank
            : at + 1 < pref.Length && int.TryParse(pref[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var rank) ? rank : 1;
    }

    private static string Bare(string value, string scheme) => value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
        ? value[scheme.Length..]
        : value;

    /// <summary>The colon before the value, not one within a quoted parameter.</summary>
    private static int Colon(string line)
    {
        var isQuoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"')
                isQuoted = !isQuoted;
            else if (line[at] == ':' && !isQuoted)
                return at;
        }
        return -1;
    }

    private static List<string> Parts(string value)
    {
        var (parts, part) = (new List<string>(), new StringBuilder());
        for (var at = 0; at < value.Length; at++)
        {
            if (value[at] == '\\' && at + 1 < value.Length)
            {
                part.Append(value[at]).Append(value[++at]);
            }
            else if (value[at] != ';')
            {
                part.Append(value[at]);
            }
            else
            {
                parts.Add(Plain(part.ToString()));
                part.Clear();
            }
        }
        parts.Add(Plain(part.ToString()));
        return parts;
    }

    private static string Plain(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal))
            return value.Trim();
        var plain = new StringBuilder(value.Length);
        for (var at = 0; at < value.Length; at++)
            plain.Append(value[at] != '\\' || at + 1 == value.Length ? value[at] : value[++at] is 'n' or 'N' ? ' ' : value[at]);
        return plain.ToString().Trim();
    }

    /// <summary>Decodes UTF-8 bytes such as =C3=AD (RFC 2045), for programs that still write version 2.1.</summary>
    private static string Unquoted(string value)
    {
        var bytes = new List<byte>(value.Length);
        for (var at = 0; at < value.Length; at++)
        {
            if (value[at] == '=' && at + 2 < value.Length
                && byte.TryParse(value.AsSpan(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var one))
            {
                bytes.Add(one);
                at += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(value[at..(at + 1)]));
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <param name="Group">The common group of the lines of one value: "item1".</param>
    private readonly record struct Reach(int Rank, string Value, string Group);
}
