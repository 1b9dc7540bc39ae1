using IrisBench.Tests.Gateway;

namespace IrisBench.Tests.Functions;

/// <summary>What a caller accepts means the same to a function that is kept running and to one that is started for the call.</summary>
public sealed class AcceptTests
{
    private const string Text = "text/plain";
    private const string Json = "application/json";

    private static readonly (string Accept, string Answer)[] Cases =
    [
        ("text/plain", Text),
        ("text/plain; charset=utf-8", Text),
        ("text/plain, */*", Text),
        ("TEXT/PLAIN", Text),
        ("application/json;q=0.1, text/plain", Text),
        ("application/json, text/plain;q=0.5", Json),
        ("*/*", Json),
        ("text/html", Json),
    ];

    [Fact]
    public async Task Text_is_answered_in_both_modes_to_who_likes_it_better_than_JSON()
    {
        var program = StartedAssembly.PathOf("IrisLoad");
        await using var gateway = await GatewayProcess.StartAsync(
            ("warm:Program", program), ("fork:Program", program), ("fork:Mode", "fork"));
        foreach (var (accept, expected) in Cases)
        {
            foreach (var mode in new[] { "warm", "fork" })
            {
                // What is sent has a label of its own, which the classic watchdog puts on the answer as well.
                using var answer = await gateway.CallAsync(mode, "1;2;1", ("Accept", accept));
                var text = await answer.Content.ReadAsStringAsync();
                Assert.Equal((accept, mode, expected), (accept, mode, text.StartsWith('{') ? Json : Text));
            }
        }
    }
}
