namespace Assignr.Portal.Tests;

/// <summary>Tests whose deadline leaves little room where others use the processor: they run after all others, one by one.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
