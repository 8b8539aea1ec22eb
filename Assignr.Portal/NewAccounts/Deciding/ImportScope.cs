namespace Assignr.Portal.NewAccounts.Deciding;

/// <summary>Limits a mailing to the people of one import.</summary>
/// <param name="ImportId">As in <see cref="People.ImportedPerson"/>.</param>
/// <param name="Name">Its name on the screen: the file's.</param>
public sealed record ImportScope(Guid ImportId, string Name);
