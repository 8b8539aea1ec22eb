namespace Assignr.Portal.NewAccounts.Deciding;

/// <summary>A mailing only to the people of one import.</summary>
/// <param name="ImportId">As in <see cref="People.ImportedPerson"/>.</param>
/// <param name="Name">What it is called on screen: its file.</param>
public sealed record ImportScope(Guid ImportId, string Name);
