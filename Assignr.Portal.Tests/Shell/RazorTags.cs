namespace Assignr.Portal.Tests.Shell;

/// <summary>A start tag as written in a .razor file; a value is the text between its quotes.</summary>
public sealed record RazorTag(string Name, IReadOnlyDictionary<string, string> Attributes)
{
    public bool Has(string attribute) => Attributes.ContainsKey(attribute);

    public string this[string attribute] => Attributes.GetValueOrDefault(attribute, "");

    /// <summary>All start tags with one of these names, in order; without names all there are.</summary>
    public static IEnumerable<RazorTag> In(string razor, params string[] names)
    {
        for (var at = razor.IndexOf('<', StringComparison.Ordinal); at >= 0; at = razor.IndexOf('<', at + 1))
        {
            var name = razor[(at + 1)..].TakeWhile(char.IsLetterOrDigit).ToArray();
            if (name.Length > 0 && (names.Length == 0 || names.Contains(new string(name))))
                yield return new RazorTag(new string(name), ReadAttributes(razor, at + 1 + name.Length));
        }
    }

    private static Dictionary<string, string> ReadAttributes(string razor, int at)
    {
        var attributes = new Dictionary<string, string>();
        while (at < razor.Length && razor[at] != '>')
        {
            if (char.IsWhiteSpace(razor[at]) || razor[at] == '/')
            {
                at++;
                continue;
            }
            var begin = at;
            while (at < razor.Length && !char.IsWhiteSpace(razor[at]) && razor[at] is not ('=' or '>' or '/'))
                at++;
            var name = razor[begin..at];
            attributes[name] = at + 1 < razor.Length && razor[at] == '=' && razor[at + 1] == '"' ? ReadValue(razor, ref at) : "";
        }
        return attributes;
    }

    // Quotes inside parentheses belong to the C# in the value.
    private static string ReadValue(string razor, ref int at)
    {
        var (begin, depth) = (at += 2, 0);
        while (at < razor.Length && (depth > 0 || razor[at] != '"'))
        {
            depth += razor[at] switch { '(' => 1, ')' => -1, _ => 0 };
            at++;
        }
        return razor[begin..at++];
    }
}
