using Microsoft.AspNetCore.Components;

namespace Assignr.Portal.Shell;

/// <summary>
/// The addresses to which a page sent its browser after it had already acted on them. The browser reports each a round trip later; acting
/// on it again would undo what the person has done since.
/// </summary>
public sealed class SentAddresses(NavigationManager navigation)
{
    private readonly Queue<string> sent = [];

    public void Send(string url, bool replace = false)
    {
        sent.Enqueue(navigation.ToAbsoluteUri(url).AbsoluteUri);
        navigation.NavigateTo(url, new NavigationOptions { ReplaceHistoryEntry = replace });
    }

    /// <summary>Whether the browser reports the next address that it was sent to. Any other address is a new one, and those sent before
    /// are forgotten.</summary>
    public bool Brought(string url)
    {
        if (sent.TryPeek(out var next) && next == url)
            return sent.TryDequeue(out _);
        sent.Clear();
        return false;
    }
}
