namespace Assignr.Portal.SenderDomain;

/// <summary>What the check-up found.</summary>
/// <param name="At">When it was looked.</param>
public sealed record CheckUp(Subject Subject, DateTimeOffset At, IReadOnlyList<CheckRow> Rows)
{
    /// <summary>What receivers may hold against our letters. A reverse name is not the domain's.</summary>
    public IEnumerable<CheckRow> Troubles => Rows.Where(row => row.IsTrouble && row.Name != Hosts.ReverseCheck.Name);
}
