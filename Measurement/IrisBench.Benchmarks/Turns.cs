namespace IrisBench.Benchmarks;

/// <summary>Measures sides in turns, so that what changes on the machine changes for all of them.</summary>
internal static class Turns
{
    /// <summary>Measures each side once a round. The first rounds fill caches and have code compiled; they are not counted.</summary>
    /// <param name="sidesOf">The sides in the order of a round; those that count are numbered from 1.</param>
    /// <param name="measure">Measures a side once.</param>
    /// <param name="rounds">Rounds that count.</param>
    /// <param name="warmUps">Rounds before them.</param>
    /// <param name="check">Looks at what a round gave.</param>
    /// <returns>By side, one of each round.</returns>
    public static async Task<IReadOnlyDictionary<TSide, List<T>>> TakeAsync<TSide, T>(
        Func<int, IEnumerable<TSide>> sidesOf, Func<TSide, Task<T>> measure, int rounds, int warmUps = 1,
        Action<IReadOnlyList<T>>? check = null)
        where TSide : notnull
    {
        var taken = new Dictionary<TSide, List<T>>();
        for (var round = 1 - warmUps; round <= rounds; round++)
        {
            var ofRound = new List<T>();
            foreach (var side in sidesOf(round))
            {
                var one = await measure(side);
                ofRound.Add(one);
                if (round > 0 && !taken.TryAdd(side, [one]))
                    taken[side].Add(one);
            }

            check?.Invoke(ofRound);
        }

        return taken;
    }

    /// <exception cref="MeasurementException">The answers differ.</exception>
    public static void MustAgree(IEnumerable<string> answers)
    {
        if (answers.Distinct().ToArray() is { Length: > 1 } different)
            throw new MeasurementException($"The sides disagree: {string.Join(", ", different)}.");
    }
}
