using System.Numerics;
using IrisBench.Pipeline.Load;

namespace IrisBench.Tests.Pipeline.Load;

public class RandomMatrixTests
{
    [Fact]
    public void Numbers_are_uniform_in_zero_to_one()
    {
        var values = Draw(seed: 1, iteration: 0, count: 800_000);
        Assert.All(values, value => Assert.InRange(value, 0, Math.BitDecrement(1)));
        var tenths = values.CountBy(value => (int)(value * 10)).ToDictionary();
        // Standard deviation of each count is 268.
        Assert.All(Enumerable.Range(0, 10), tenth => Assert.InRange(tenths[tenth], 78_500, 81_500));
    }

    [Fact]
    public void The_first_numbers_are_those_of_the_published_generator()
        => Assert.Equal(Published(seed: 42, iteration: 3, steps: 5), Draw(seed: 42, iteration: 3, count: 40));

    [Fact]
    public void Streams_of_seeds_and_iterations_differ()
    {
        var streams = new[] { Draw(1, 0, 8), Draw(1, 1, 8), Draw(2, 0, 8), Draw(2, 1, 8) };
        Assert.Equal(32, streams.SelectMany(stream => stream).Distinct().Count());
    }

    [Fact]
    public void A_stream_goes_on_where_it_stopped()
    {
        var values = new double[16];
        var random = new RandomMatrix(seed: 5, iteration: 0);
        random.Fill(values.AsSpan(0, 8));
        random.Fill(values.AsSpan(8, 8));
        Assert.Equal(Draw(5, 0, 16), values);
    }

    [Fact]
    public void The_seeding_generator_gives_its_published_numbers()
    {
        var mixer = new SplitMix64(1234567);
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431];
        Assert.Equal(expected, expected.Select(_ => mixer.Next()));
    }

    private static double[] Draw(long seed, int iteration, int count)
    {
        var values = new double[count];
        new RandomMatrix(seed, iteration).Fill(values);
        return values;
    }

    // xoshiro256plus.c, one generator at a time.
    private static double[] Published(long seed, int iteration, int steps)
    {
        var mixer = new SplitMix64(new SplitMix64((ulong)seed).Next() + (ulong)iteration);
        var state = new ulong[4, 8];
        for (var word = 0; word < 4; word++)
        {
            for (var lane = 0; lane < 8; lane++)
                state[word, lane] = mixer.Next();
        }
        var values = new double[8 * steps];
        for (var lane = 0; lane < 8; lane++)
        {
            ulong s0 = state[0, lane], s1 = state[1, lane], s2 = state[2, lane], s3 = state[3, lane];
            for (var step = 0; step < steps; step++)
            {
                values[(step * 8) + lane] = ((s0 + s3) >> 12) * Math.Pow(2, -52);
                var t = s1 << 17;
                s2 ^= s0;
                s3 ^= s1;
                s1 ^= s2;
                s0 ^= s3;
                s2 ^= t;
                s3 = BitOperations.RotateLeft(s3, 45);
            }
        }
        return values;
    }
}
