using System.Text;
using Assignr.Portal.Import.Sheets.Decoding;

namespace Assignr.Portal.Import.Sheets.Cards;

/// <summary>People of a directory (LDIF, RFC 2849): each entry becomes a row with its name, addresses and phones.</summary>
internal static class LdifText
{
    private const int Looked = 512;

    /// <summary>More than fit into the longest cell that may be configured.</summary>
    private const int MostValues = 32_768;

    private const int First = 0;
    private const int Last = 1;
    private const int Whole = 2;
    private const int Email = 3;
    private const int Phone = 4;

    private static readonly string[] Headings = ["First Name", "Last Name", "Name", "Email", "Phone"];

    private static readonly Dictionary<string, int> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["givenName"] = First,
        ["gn"] = First,
        ["sn"] = Last,
        ["surname"] = Last,
        ["cn"] = Whole,
        ["displayName"] = Whole,
        ["mail"] = Email,
        ["mozillaSecondEmail"] = Email,
        ["mobile"] = Phone,
        ["telephoneNumber"] = Phone,
        ["homePhone"] = Phone,
    };

    /// <summary>Classes of entries that are not people.</summary>
    private static readonly HashSet<string> OfNobody = new(StringComparer.OrdinalIgnoreCase)
    {
        "group", "groupOfNames", "groupOfUniqueNames", "posixGroup", "mailGroup", "mailList", "nisMailAlias", "organization",
        "organizationalUnit", "organizationalRole", "domain", "dcObject", "device", "room",
    };

    public static bool Is(byte[] file)
    {
        var head = Encoding.Latin1.GetString(file, 0, Math.Min(file.Length, Looked)).Replace("\0", "", StringComparison.Ordinal)
            .TrimStart('ÿ', 'þ', 'ï', '»', '¿');
        var line = head.Split('\n').Select(one => one.Trim()).FirstOrDefault(one => one.Length > 0 && one[0] != '#'
            && !one.StartsWith("version:", StringComparison.OrdinalIgnoreCase)) ?? "";
        return line.StartsWith("dn:", StringComparison.OrdinalIgnoreCase) && line.Contains('=', StringComparison.Ordinal)
            || line.StartsWith("dn::", StringComparison.OrdinalIgnoreCase);
    }

    public static RawTable Read(byte[] file, Reading reading, ImportOptions limits, CancellationToken cancel)
    {
        var decoded = TextDecoding.Decode(file, reading, cancel);
        var (rows, entry) = (new SheetRows(limits, isText: true), new List<string>[] { [], [], [], [], [] });
        var (begins, isNobody, nobodies, faxes) = (0, false, 0, 0);
        Put(rows, 0, Headings);
        foreach (var (number, line, isCut) in new VCardLines(decoded.Text, limits.LongestCell, cancel).All())
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line[0] == '#')
                continue;
            var name = line[..colon].Split(';')[0];
            if (name.Equals("dn", StringComparison.OrdinalIgnoreCase))
            {
                Close();
                (begins, isNobody) = (number, false);
                foreach (var values in entry)
                    values.Clear();
            }
            else if (begins > 0 && Columns.TryGetValue(name, out var column) && entry[column].Count < MostValues)
            {
                if (isCut)
                    throw new UnreadableFileException(
                        $"Line {number} holds more than {line.Length:N0} characters. Shorten what stands there and drop the file again.");
                entry[column].Add(ValueOf(line[(colon + 1)..]));
            }
            else if (name.Equals("objectClass", StringComparison.OrdinalIgnoreCase))
                isNobody |= OfNobody.Contains(ValueOf(line[(colon + 1)..]));
            else if (begins > 0 && name.Contains("facsimile", StringComparison.OrdinalIgnoreCase))
                faxes++;
        }
        Close();
        return new RawTable(rows.ToLines(), $"Directory (LDIF), {decoded.Encoding}") { Findings = [.. decoded.Findings, .. Left()] };

        void Close()
        {
            if (begins == 0)
                return;
            // Units and groups of a directory have no address and no parts of a name.
            if (isNobody || entry[Email].Count + entry[Phone].Count + entry[First].Count + entry[Last].Count == 0)
                nobodies++;
            else
                Put(rows, begins, ToCells(entry));
        }

        IEnumerable<Finding> Left()
        {
            if (nobodies > 0)
                yield return new Finding(
                    "Entries", nobodies == 1 ? "1 entry is a group or a unit and is left out."
                        : $"{nobodies:N0} entries are groups or units and are left out.", []);
            if (faxes > 0)
                yield return new Finding(
                    "Faxes", faxes == 1 ? "1 fax number is left out." : $"{faxes:N0} fax numbers are left out.", []);
        }
    }

    /// <summary>The whole name only where its parts are missing.</summary>
    private static string[] ToCells(List<string>[] entry)
    {
        var hasParts = entry[First].Count > 0 && entry[Last].Count > 0;
        return
        [
            hasParts ? entry[First][0] : "", hasParts ? entry[Last][0] : "",
            hasParts ? "" : entry[Whole].FirstOrDefault() ?? string.Join(' ', entry[First].Concat(entry[Last])),
            string.Join('\n', entry[Email].Distinct()), string.Join('\n', entry[Phone].Distinct()),
        ];
    }

    /// <summary>Behind two colons it is in base64, of UTF-8.</summary>
    private static string ValueOf(string value)
    {
        if (!value.StartsWith(':'))
            return value.Trim();
        var bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value[1..].Trim(), bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count).Trim()
            : value[1..].Trim();
    }

    private static void Put(SheetRows rows, int line, string[] cells)
    {
        for (var column = 0; column < cells.Length; column++)
            rows.Put(line, column, cells[column]);
    }
}
