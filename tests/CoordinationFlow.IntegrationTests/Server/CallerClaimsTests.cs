using System.Security.Claims;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Server.SignIn;

namespace CoordinationFlow.IntegrationTests.Server;

public sealed class CallerClaimsTests
{
    private static readonly Person Ann = new("ann", "Ann", [new PersonRole(Role.Coordinator), new PersonRole(Role.MandateHolder, "FA")]) { Languages = ["nl", "fr"] };
    private static readonly Dictionary<string, Person> Persons = new() { ["ann"] = Ann, ["svc"] = Ann with { Id = "svc", TokenHash = "00" }, ["idle"] = Ann with { Id = "idle", Roles = [] } };

    [Fact]
    public void A_caller_survives_the_way_through_claims()
    {
        var caller = CallerClaims.Caller(CallerClaims.Principal(Ann, Ann.Roles[1], "test"))!;

        Assert.Equal(("ann", Role.MandateHolder, "FA"), (caller.PersonId, caller.Role, caller.Participant));
        Assert.Equal(["nl", "fr"], caller.Languages);
        Assert.False(caller.IsServiceAccount);
    }

    [Fact]
    public void A_provider_proves_who_somebody_is_and_our_list_says_the_role()
    {
        var caller = CallerClaims.Caller(CallerClaims.OfProvider(Provided("ann", ("role", "Administrator")), "sub", Persons, "test"))!;

        Assert.Equal(("ann", Role.Coordinator), (caller.PersonId, caller.Role));
    }

    [Theory]
    [InlineData("stranger")]
    [InlineData("svc")]
    [InlineData("idle")]
    public void Whoever_is_not_a_person_with_a_role_on_our_list_is_nobody(string subject) =>
        Assert.Null(CallerClaims.Caller(CallerClaims.OfProvider(Provided(subject), "sub", Persons, "test")));

    [Fact]
    public void A_role_that_was_taken_away_may_no_longer_be_acted_in()
    {
        var principal = CallerClaims.Principal(Ann, Ann.Roles[1], "test");

        Assert.True(CallerClaims.MayAct(Ann, principal));
        Assert.False(CallerClaims.MayAct(Ann with { Roles = [Ann.Roles[0]] }, principal));
    }

    private static ClaimsPrincipal Provided(string subject, params (string Type, string Value)[] more) =>
        new(new ClaimsIdentity([new Claim("sub", subject), .. more.Select(claim => new Claim(claim.Type, claim.Value))], "provider"));
}
