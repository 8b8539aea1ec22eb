using Assignr.Portal.Access;
using Assignr.Portal.People.Editing;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

[Collection(Journey.Name)]
public sealed class DeactivationTests(Chromium chromium)
{
    [Fact]
    public async Task Somebody_who_is_deactivated_leaves_the_page_they_have_open_within_seconds()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var dana = await portal.AddWithAccountAsync(A.Person("Dana McKenzie", "dana.mckenzie@sunday.example", Permissions.Assignor));
        var visitor = await portal.VisitorAsync();
        await visitor.SignInAsync("dana.mckenzie@sunday.example", PortalServer.Password);
        await visitor.SelectMenuAsync("People");
        await Expect(visitor.Link("Marcy Dolan").First).ToBeVisibleAsync();

        await portal.Get<EditPerson>().RunAsync(portal.AsMarcy, new EditPersonInput
        {
            PersonId = dana.Id,
            Revision = dana.Revision,
            Person = new PersonInput
            {
                FirstName = "Dana",
                LastName = "McKenzie",
                Addresses = ["dana.mckenzie@sunday.example"],
                Permissions = Permissions.None
            },
        });

        await Expect(visitor.Heading("Sign in")).ToBeVisibleAsync(new() { Timeout = 5_000 });
        Assert.Equal("/people", System.Web.HttpUtility.ParseQueryString(new Uri(visitor.Page.Url).Query)["returnUrl"]);
        await visitor.Page.GotoAsync("/people");
        await Expect(visitor.Heading("Sign in")).ToBeVisibleAsync();
    }
}
