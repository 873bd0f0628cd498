using CoordinationFlow.ResilienceTests.Storms;

namespace CoordinationFlow.ResilienceTests.Doubled;

/// <summary>Every message of a whole dossier comes twice, and in any order: the end is as if each had come once and in turn.</summary>
[Collection(nameof(OnTheSite))]
public sealed class DoubledMessagesTests(Site site)
{
    private static readonly int Orders = RunSize.Of(ci: 5, full: 100);

    [Fact]
    public async Task A_dossier_whose_every_message_comes_twice_in_any_order_ends_as_one_whose_messages_come_once()
    {
        await using var play = await DoubledPlay.BeginAsync(await site.OpenAsync("doubled", DoubledPlay.Ministries));
        var plain = await play.PlayAsync(messages => messages);
        Assert.Contains("dossier InFollowUp", plain);
        Assert.Contains("round 2 stands EMP IBZ JUS VL", plain);

        for (var seed = 1; seed <= Orders; seed++)
        {
            var random = new Random(seed);
            Assert.Equal(plain, await play.PlayAsync(messages =>
            {
                var doubled = messages.Concat(messages).ToArray();
                random.Shuffle(doubled);
                return doubled;
            }));
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{Orders} orders; {play.Sent} messages sent");
    }
}
