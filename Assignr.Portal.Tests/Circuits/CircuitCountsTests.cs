using Assignr.Portal.Circuits;

namespace Assignr.Portal.Tests.Circuits;

public sealed class CircuitCountsTests
{
    [Fact]
    public void One_person_opens_no_more_than_the_limit_and_disturbs_nobody_else()
    {
        var counts = new CircuitCounts();

        Assert.All(Enumerable.Range(0, CircuitCounts.MostPerPerson), _ => Assert.True(counts.TryOpen("one")));
        Assert.False(counts.TryOpen("one"));
        Assert.True(counts.TryOpen("other"));
    }

    [Fact]
    public void A_closed_page_makes_room_for_another()
    {
        var counts = new CircuitCounts();
        while (counts.TryOpen("one"))
        {
        }

        counts.Close("one");

        Assert.True(counts.TryOpen("one"));
        Assert.False(counts.TryOpen("one"));
    }

    [Fact]
    public void Many_at_once_do_not_slip_through()
    {
        var counts = new CircuitCounts();

        var opened = Enumerable.Range(0, 400).AsParallel().Count(_ => counts.TryOpen("one"));

        Assert.Equal(CircuitCounts.MostPerPerson, opened);
    }
}
