namespace IrisBench.Tests.Function;

internal static class StandardStreams
{
    public static async Task<int> AnswerAsync()
    {
        try
        {
            await Console.Out.WriteAsync(await Behaviour.OfAsync(await Console.In.ReadToEndAsync()));
            return 0;
        }
        catch (FunctionFailure failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 3;
        }
    }
}
