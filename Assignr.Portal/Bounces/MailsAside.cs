using MailKit;

namespace Assignr.Portal.Bounces;

/// <summary>
/// Mails that the server does not deliver, or whose mark it does not store. Each is tried again after a while, because the server may work
/// by then, and is given up in the end. Kept in memory, so a portal that starts tries them from the beginning.
/// </summary>
internal sealed class MailsAside(TimeProvider clock)
{
    private static readonly TimeSpan[] Waits = [TimeSpan.FromMinutes(5), TimeSpan.FromHours(1),
        TimeSpan.FromHours(6), TimeSpan.FromHours(24)];

    /// <summary>After so many tries a mail is listed even where the server delivers no other mail either, so that the fault may be the
    /// server's.</summary>
    private const int ManyTries = 3;

    private readonly Dictionary<uint, Aside> asides = [];
    private uint validity;

    /// <summary>The unread mails that are due. Mails that are not among the unread ones are forgotten.</summary>
    public List<UniqueId> Due(uint folder, IList<UniqueId> unread)
    {
        var ids = folder == validity ? unread.Select(id => id.Id).ToHashSet() : [];
        validity = folder;
        foreach (var gone in asides.Keys.Where(id => !ids.Contains(id)).ToList())
            asides.Remove(gone);
        var now = clock.GetUtcNow();
        return [.. unread.Where(id => !asides.TryGetValue(id.Id, out var aside) || aside.Due <= now)];
    }

    /// <summary>The outcome of a mail that was recorded before, and that only has to be marked.</summary>
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

    /// <summary>Whether it has to be listed now; true at most once for each mail.</summary>
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
