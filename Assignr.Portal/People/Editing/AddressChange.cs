using Assignr.Portal.Mail;

namespace Assignr.Portal.People.Editing;

/// <summary>What a notice tells about a change of addresses. Stored as <see cref="Message.About"/>, separated by spaces, which no address
/// has.</summary>
/// <param name="Asked">New ones that wait for confirmation.</param>
public sealed record AddressChange(IReadOnlyList<string> Asked, IReadOnlyList<string> Added, IReadOnlyList<string> Removed)
{
    public bool IsNothing => Asked.Count + Added.Count + Removed.Count == 0;

    public static AddressChange Read(string about)
    {
        var parts = about.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToLookup(part => part[0], part => part[1..]);
        return new AddressChange([.. parts['?']], [.. parts['+']], [.. parts['-']]);
    }

    /// <summary>The text that <see cref="Read"/> reads; of very many addresses only those that fit.</summary>
    public string Write()
    {
        var text = "";
        string[] parts = [.. Marked('?', Asked), .. Marked('+', Added), .. Marked('-', Removed)];
        foreach (var part in parts)
        {
            var longer = text.Length == 0 ? part : $"{text} {part}";
            if (longer.Length > Message.LongestAbout)
                break;
            text = longer;
        }
        return text;
    }

    private static IEnumerable<string> Marked(char mark, IReadOnlyList<string> addresses) =>
        addresses.Select(address => $"{mark}{address}");
}
