using Assignr.Portal.Tests.Faults;
using Assignr.Portal.Tests.Journeys;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Assignr.Portal.Tests.LongestFirst", "Assignr.Portal.Tests")]

namespace Assignr.Portal.Tests;

/// <summary>Collections that take minutes begin first, so that none of them runs alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [Journey.Name, PageJourney.Name, FaultCollection.Name];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Array.IndexOf(Long, collection.DisplayName) is >= 0 and var at ? at : Long.Length);
}
