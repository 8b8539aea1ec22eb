using Assignr.Portal.Mail;

namespace Assignr.Portal.People.Editing;

/// <summary>What a notice tells of a change of addresses; it waits as <see cref="Message.About"/>: no address has a space in it.</summary>
/// <param name="Asked">Waiting for confirmation.</param>
public sealed record AddressChange(IReadOnlyList<string> Asked, IReadOnlyList<string> Added, IReadOnlyList<string> Removed)
{
    public bool IsNothing => Asked.Count + Added.Count + Removed.Count == 0;

    public static AddressChange Read(string about)
    {
        var parts = about.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToLookup(part => part[0], part => part[1..]);
        return new AddressChange([.. parts['?']], [.. parts['+']], [.. parts['-']]);
    }

    /// <summary>What <see cref="Read"/> reads; of very many, those that there is room for.</summary>
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
