using MimeKit;

namespace Assignr.Portal.Bounces;

/// <summary>What a mail is made of, up to a depth and a number that no mail server comes near.</summary>
/// <param name="All">In their order, without what holds them. A letter inside is somebody's, and one part: what it
/// says marks nobody.</param>
/// <param name="IsWhole">False where there is more, which nobody looked at.</param>
internal sealed record MailParts(IReadOnlyList<MimeEntity> All, bool IsWhole)
{
    private const int Most = 1_000;

    /// <param name="levels">Multiparts within multiparts: gateways wrap what they pass on.</param>
    public static MailParts Of(MimeEntity? body, int levels)
    {
        var (parts, isWhole) = (new List<MimeEntity>(), true);
        var waiting = new Stack<(MimeEntity Part, int Levels)>();
        if (body is not null)
            waiting.Push((body, levels));
        while (waiting.TryPop(out var next))
        {
            if (parts.Count == Most)
                return new MailParts(parts, IsWhole: false);
            if (next.Part is not Multipart several)
            {
                parts.Add(next.Part);
                continue;
            }
            isWhole &= next.Levels > 0 && several.Count <= Most;
            for (var at = next.Levels > 0 ? Math.Min(several.Count, Most) : 0; at > 0; at--)
                waiting.Push((several[at - 1], next.Levels - 1));
        }
        return new MailParts(parts, isWhole);
    }
}
