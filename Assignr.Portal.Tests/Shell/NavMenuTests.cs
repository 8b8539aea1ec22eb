using Assignr.Portal.Access;
using Assignr.Portal.Shell.Layouts;
using Bunit;

namespace Assignr.Portal.Tests.Shell;

public sealed class NavMenuTests : MudContext
{
    [Theory]
    [InlineData(Permissions.Official, "My games")]
    [InlineData(Permissions.Observer, "People, Games, Mailings, Mail log")]
    [InlineData(Permissions.Assignor, "People, Games, Mailings, Mail log, Settings")]
    [InlineData(Permissions.Official | Permissions.Assignor, "My games, People, Games, Mailings, Mail log, Settings")]
    public void Shows_what_the_caller_may_open(Permissions permissions, string links)
    {
        var menu = Render<NavMenu>(menu => menu.Add(part => part.Caller,
            new Caller { PersonId = Guid.CreateVersion7(), Name = "Marcy Dolan", Permissions = permissions }));

        Assert.Equal(links, string.Join(", ", menu.FindAll("a").Select(link => link.TextContent.Trim())));
    }
}
