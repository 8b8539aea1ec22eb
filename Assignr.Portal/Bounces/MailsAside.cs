using MailKit;

namespace Assignr.Portal.Bounces;

/// <summary>
/// Mails that the server does not hand over, or whose mark it does not keep. Each is tried again after a while, as the server may be
/// mended meanwhile, and given up in the end. Kept in memory: a portal that starts anew tries them anew.
/// </summary>
internal sealed class MailsAside(TimeProvider clock)
{
    private static readonly TimeSpan[] Waits = [TimeSpan.FromMinutes(5), TimeSpan.FromHours(1),
        TimeSpan.FromHours(6), TimeSpan.FromHours(24)];

    /// <summary>As often it fails where the server hands over no other either: then it may be the server's trouble and
    /// not the mail's.</summary>
    private const int ManyTries = 3;

    private readonly Dictionary<uint, Aside> asides = [];
    private uint validity;

    /// <summary>Of the mails that are unread those whose time it is. What is no longer among them is forgotten.</summary>
    public List<UniqueId> Due(uint folder, IList<UniqueId> unread)
    {
        var ids = folder == validity ? unread.Select(id => id.Id).ToHashSet() : [];
        validity = folder;
        foreach (var gone in asides.Keys.Where(id => !ids.Contains(id)).ToList())
            asides.Remove(gone);
        var now = clock.GetUtcNow();
        return [.. unread.Where(id => !asides.TryGetValue(id.Id, out var aside) || aside.Due <= now)];
    }

    /// <summary>What became of a mail that was written down before, and of which only the mark is missing.</summary>
    public Taking? WrittenAs(UniqueId id) => asides.GetValueOrDefault(id.Id)?.Written;

    public void Put(UniqueId id, Taking? written)
    {
        var before = asides.GetValueOrDefault(id.Id);
        var tries = before?.Tries ?? 0;
        asides[id.Id] = new Aside(tries + 1, tries < Waits.Length
            ? clock.GetUtcNow() + Waits[tries]
            : DateTimeOffset.MaxValue, written, before?.IsListed ?? false);
    }

    public void Written(UniqueId id, Taking? written) => asides[id.Id] = asides[id.Id] with { Written = written };

    public void Forget(UniqueId id) => asides.Remove(id.Id);

    /// <summary>Whether it has to be listed now, which happens once.</summary>
    public bool IsToList(UniqueId id, bool isServerWell)
    {
        var aside = asides[id.Id];
        if (aside.IsListed || aside.Written is not null || (!isServerWell && aside.Tries < ManyTries))
            return false;
        asides[id.Id] = aside with { IsListed = true };
        return true;
    }

    public bool IsGivenUp(UniqueId id) => asides[id.Id].Due == DateTimeOffset.MaxValue;

    private sealed record Aside(int Tries, DateTimeOffset Due, Taking? Written, bool IsListed);
}
