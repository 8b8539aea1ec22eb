using Assignr.Portal.Access;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames;

/// <summary>A person whom a crew may name.</summary>
internal sealed record KnownOfficial(Guid Id, string FirstName, string LastName, string? Address, Permissions Permissions)
{
    public string Name { get; } = $"{FirstName} {LastName}";

    public string FoldedFirst { get; } = Text.Fold(FirstName);

    public string FoldedLast { get; } = Text.Fold(LastName);

    /// <summary>The other one of their two names.</summary>
    public string Beside(string folded) => folded == FoldedLast ? FoldedFirst : FoldedLast;

    public bool IsOfficial => Permissions.HasFlag(Permissions.Official);
}
