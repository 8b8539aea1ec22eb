namespace Assignr.Portal.Changes;

/// <param name="Mailings">The mailings whose numbers changed.</param>
/// <param name="People">The people whose standing, addresses or mail changed.</param>
public sealed record Change(IReadOnlyCollection<Guid> Mailings, IReadOnlyCollection<Guid> People)
{
    /// <summary>A change that concerns no mailing or person in particular: all lists are read again.</summary>
    public static Change Anything { get; } = new([], []);
}
