using System.Buffers;
using System.Text;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfPeople.Contacts;

/// <summary>Addresses as mail programs write them, with the name first: <c>Ana Zamora &lt;ana@x.example&gt;</c>.</summary>
internal static class NamedAddresses
{
    private static readonly SearchValues<char> Behind = SearchValues.Create(" >)],;");

    /// <summary>The text with each address and without its name. Takes time in proportion to the length of the text.</summary>
    public static string Bare(string text)
    {
        var bare = new StringBuilder();
        // The end of the last name that is not in quotes, and the end of the address that follows it.
        var (nameEnd, nameClose) = (-1, -1);
        for (var at = 0; at < text.Length;)
        {
            var open = text[at] == '"' ? text.IndexOf('"', at + 1) + 1 : 0;
            var close = open > 0 ? Close(text, open) : -1;
            if (close < 0)
            {
                if (at > nameEnd)
                {
                    nameEnd = text.AsSpan(at).IndexOfAny("<>,;\n") is var length and >= 0 ? at + length : text.Length;
                    nameClose = Close(text, nameEnd);
                }
                (open, close) = (nameEnd, nameClose);
            }
            if (close < 0)
            {
                bare.Append(text[at++]);
                continue;
            }
            bare.Append(text, open + 1, close - open - 1);
            at = close + 1;
        }
        return bare.ToString();
    }

    /// <summary>The name beside the only address of a cell, before or after it; empty where there is none.</summary>
    public static string NameIn(string cell)
    {
        var text = Text.OneLine(cell).Replace("mailto:", "", StringComparison.OrdinalIgnoreCase);
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0 || text.LastIndexOf('@') != at)
            return "";
        var start = text.AsSpan(0, at).LastIndexOfAny(" <([") + 1;
        var length = text.AsSpan(at).IndexOfAny(Behind);
        var behind = length < 0 ? "" : text[(at + length)..].TrimStart('>', ')', ']', ' ');
        var name = $"{text[..start].TrimEnd('<', '(', '[', ' ')} {behind}".Trim(' ', '"', '\'', ',', ';', ':', '-', '–');
        return name.StartsWith('(') && name.EndsWith(')') ? name[1..^1] : name;
    }

    public static bool HasName(string cell) =>
        NameIn(cell) is var name && name.Any(char.IsLetter) && PersonCells.Is(PeopleFields.FullName, name);

    /// <summary>Where the angle brackets that open here are closed; -1 where they are not, or contain nothing.</summary>
    private static int Close(string text, int open)
    {
        if (open >= text.Length || text[open] != '<')
            return -1;
        var length = text.AsSpan(open + 1).IndexOfAny('<', '>');
        return length > 0 && text[open + 1 + length] == '>' ? open + 1 + length : -1;
    }
}
