using Microsoft.AspNetCore.Components;

namespace Assignr.Portal.Shell;

/// <summary>
/// The addresses that a page sent its browser to, having acted on them already. They come back a round trip later: followed then, they
/// would undo what the person has done since.
/// </summary>
public sealed class SentAddresses(NavigationManager navigation)
{
    private readonly Queue<string> sent = [];

    public void Send(string url, bool replace = false)
    {
        sent.Enqueue(navigation.ToAbsoluteUri(url).AbsoluteUri);
        navigation.NavigateTo(url, new NavigationOptions { ReplaceHistoryEntry = replace });
    }

    /// <summary>Whether the browser came to the next address it was sent to. Any other is news, and what was sent
    /// before it is over.</summary>
    public bool Brought(string url)
    {
        if (sent.TryPeek(out var next) && next == url)
            return sent.TryDequeue(out _);
        sent.Clear();
        return false;
    }
}
