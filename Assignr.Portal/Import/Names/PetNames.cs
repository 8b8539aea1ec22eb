namespace Assignr.Portal.Import.Names;

/// <summary>
/// First names that are used for each other: "Bob" for Robert, "Pepe" for José. They may belong to one person, which is asked and never
/// assumed.
/// </summary>
internal static class PetNames
{
    private static readonly Dictionary<string, List<int>> GroupsOf = Groups(
        "robert bob bobby rob robbie bert", "william bill billy will willy liam", "elizabeth liz lizzie beth betty eliza lisa betsy",
        "richard rick ricky dick rich", "james jim jimmy jamie", "john jack johnny jon", "jonathan jon", "michael mike mickey mick",
        "margaret maggie meg peggy marge greta rita",
        "katherine catherine kathryn kate katie kathy cathy kay kat", "edward ed eddie ted ned",
        "theodore theo ted teddy", "thomas tom tommy", "charles charlie chuck chas carlos", "henry hank harry", "harold hal harry",
        "anthony tony", "antonio tony tono", "patrick pat paddy", "patricia pat patty trish tricia", "susan sue susie",
        "deborah deb debbie",
        "barbara barb babs", "jennifer jen jenny", "rebecca becky", "stephen steven steve", "stephanie steph", "andrew andy drew",
        "alexander alex sandy xander sasha", "alexandra alex sandra sasha lexi", "joseph joe joey", "david dave", "daniel dan danny",
        "samuel sam", "samantha sam", "matthew matt", "christopher chris kit", "christine christina chris tina", "nicholas nick nicky",
        "benjamin ben benny", "gregory greg", "jeffrey geoffrey jeff geoff", "kenneth ken kenny", "lawrence larry laurie",
        "ronald ron ronnie",
        "donald don donnie", "raymond ray", "timothy tim", "gerald gerard jerry gerry", "vincent vince vinny", "walter walt wally",
        "frederick fred freddie", "francis frank fran", "frances fran frannie", "dorothy dot dottie", "eleanor ellie nell nora",
        "victoria vicky tori", "abigail abby", "nathan nathaniel nate", "zachary zach zack", "philip phillip phil", "peter pete",
        "eugene gene", "leonard len lenny", "martin marty", "albert al bert", "alfred al fred", "judith judy", "kimberly kim", "pamela pam",
        "cynthia cindy", "jacqueline jackie", "mary molly polly", "virginia ginny", "sarah sally sadie", "ann anne nancy annie",
        "jose pepe", "francisco paco pancho", "guadalupe lupe", "ignacio nacho", "jesus chuy", "manuel manolo",
        "rafael rafa", "enrique quique",
        "dolores lola", "mercedes meche", "concepcion concha", "isabel maribel", "johannes hans", "joseph sepp", "georg schorsch",
        "friedrich fritz", "heinrich heinz heiner", "ludwig lutz", "katharina kathi", "margarete grete gretel", "wilhelm willi",
        "maximilian max", "sebastian basti", "matthias matze", "jean jeannot", "genevieve ginette");

    /// <param name="one">Folded, like <paramref name="other"/>.</param>
    public static bool AreOne(string one, string other) => one != other
        && GroupsOf.TryGetValue(one, out var mine) && GroupsOf.TryGetValue(other, out var theirs) && mine.Exists(theirs.Contains);

    private static Dictionary<string, List<int>> Groups(params IReadOnlyList<string> groups)
    {
        var groupsOf = new Dictionary<string, List<int>>();
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var name in groups[group].Split(' '))
            {
                if (!groupsOf.TryGetValue(name, out var of))
                    groupsOf.Add(name, of = []);
                of.Add(group);
            }
        }
        return groupsOf;
    }
}
