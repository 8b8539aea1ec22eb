using System.Reflection;
using Assignr.Portal.Access;
using Assignr.Portal.Outcomes;

namespace Assignr.Portal.Tests;

/// <summary>
/// The answers of use cases. One that does something answers a <see cref="Result"/>, or nothing where it cannot be refused; a refusal is a
/// <see cref="Problem"/> there and nothing else. One that only reads answers what it found, null where there is none. Its verb shows which
/// it is.
/// </summary>
public class OutcomesTests
{
    private static readonly string[] Looking =
        ["Awaits", "Count", "Describe", "Export", "Find", "Follow", "List", "Load", "Look", "Preview", "Read"];

    public static TheoryData<Type> Acting() => new(All().Where(type => !IsLooking(type)));

    public static TheoryData<Type> Finding() => new(All().Where(IsLooking));

    [Theory]
    [MemberData(nameof(Acting))]
    public void What_does_something_answers_a_result(Type useCase) =>
        Assert.True(AnswersResult(useCase), $"{useCase} answers {Answer(useCase)}.");

    [Theory]
    [MemberData(nameof(Finding))]
    public void What_only_looks_answers_what_it_found(Type useCase)
    {
        var answer = Answer(useCase);
        Assert.NotEqual(typeof(void), answer);
        Assert.False(typeof(Result).IsAssignableFrom(answer), $"{useCase} answers {answer}.");
    }

    [Fact]
    public void What_is_wrong_is_said_in_one_way()
    {
        var results = typeof(Result).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Result))).ToList();
        Assert.NotEmpty(results);
        Assert.All(results.Where(type => type != typeof(Done)), type => Assert.DoesNotContain(
            type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly),
            property => property.Name.Contains("Problem", StringComparison.Ordinal)
                || property.Name.Contains("Refus", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_sentence_keeps_what_was_put_into_it()
    {
        var (name, count) = ("Ana {Zamora}", 1234);

        var problem = new Problem("Id", $"{name} has {{this}} id {count:N0} times.");

        Assert.Equal("{0} has {{this}} id {1:N0} times.", problem.Says.Key);
        Assert.Equal([name, count], problem.Says.Arguments);
        Assert.Equal("Ana {Zamora} has {this} id 1,234 times.", problem.Sentence);
        Assert.Equal(new Problem("Id", "Ana {Zamora} has {this} id 1,234 times."), problem);
        Assert.Equal("50 % of {x}", new Problem("50 % of {x}").Sentence);
    }

    private static bool IsLooking(Type useCase) => Array.Exists(Looking, verb => useCase.Name.StartsWith(verb, StringComparison.Ordinal));

    private static bool AnswersResult(Type useCase) =>
        Answer(useCase) is var answer && (answer == typeof(void) || typeof(Result).IsAssignableFrom(answer));

    /// <summary>The type of the answer, without its task.</summary>
    private static Type Answer(Type useCase)
    {
        var task = useCase.GetMethod("RunAsync")!.ReturnType;
        return task.IsGenericType ? task.GetGenericArguments()[0] : typeof(void);
    }

    private static IEnumerable<Type> All() => typeof(Caller).Assembly.GetTypes().Where(type => type.IsDefined(typeof(AllowAttribute)));
}
