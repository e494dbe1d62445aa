"""How far the noise of coding lies above what the ear hides: the noise-to-mask ratio of ITU-R BS.1387 (PEAQ), basic version.

The model is that of the recommendation (FFT ear model: outer ear, quarter Bark bands, internal noise, spreading over frequency by level and
over time), but for frames of 1,024 samples at 22,050 Hz (46 ms) where it has 2,048 at 48,000 Hz (43 ms). Noise is the difference of the
magnitudes, so that a shift of phase that nobody hears is no noise. Both sounds lie on each other to the sample, and are played so that a
sine of full scale has 92 dB SPL.
"""

import functools

import numpy

RATE = 22050
FRAME, HOP = 1024, 512
BAND = 0.25            # Bark
LOWEST = 80            # Hz
PLAYED_AT = 92         # dB SPL, full scale
SPREADING_POWER = 0.4  # in which the excitations of neighbours add up
SILENT = 1e-5          # mean square of a frame below which nothing is measured: -50 dB of full scale


def bark(frequency):
    return 7 * numpy.arcsinh(frequency / 650)


class EarModel:
    """What depends on the sampling rate alone."""

    def __init__(self):
        self.window = numpy.sqrt(8 / 3) * numpy.hanning(FRAME)
        frequency = numpy.arange(FRAME // 2 + 1) * RATE / FRAME
        kilohertz = numpy.maximum(frequency, 1) / 1000
        outer_ear = -0.6 * 3.64 * kilohertz ** -0.8 + 6.5 * numpy.exp(-0.6 * (kilohertz - 3.3) ** 2) - 1e-3 * kilohertz ** 3.6
        sine = numpy.abs(numpy.fft.rfft(self.window * numpy.sin(2 * numpy.pi * 44 * numpy.arange(FRAME) / FRAME))).max()
        self.weight = 10 ** ((PLAYED_AT + outer_ear) / 20) / sine

        edges = numpy.arange(bark(LOWEST), bark(RATE / 2), BAND)
        self.centre = 650 * numpy.sinh((edges[:-1] + BAND / 2) / 7)
        low, high = 650 * numpy.sinh(edges[:-1] / 7), 650 * numpy.sinh(edges[1:] / 7)
        width = RATE / FRAME
        reach = numpy.minimum(frequency[:, None] + width / 2, high) - numpy.maximum(frequency[:, None] - width / 2, low)
        self.share = numpy.maximum(reach, 0) / width  # of each line in each band

        self.internal_noise = 10 ** (0.4 * 0.364 * (self.centre / 1000) ** -0.8)
        place = numpy.arange(len(self.centre)) * BAND
        self.offset = 10 ** (numpy.where(place <= 12, 3, 0.25 * place) / 10)  # how far the mask lies below the excitation
        constant = 0.008 + 100 / self.centre * (0.030 - 0.008)
        self.decay = numpy.exp(-HOP / RATE / constant)
        self.norm = self.spread_unscaled(numpy.ones((1, len(self.centre))))

    def spectra(self, samples):
        count = (len(samples) - FRAME) // HOP + 1
        frames = numpy.lib.stride_tricks.sliding_window_view(samples, FRAME)[::HOP][:count]
        return numpy.abs(numpy.fft.rfft(frames * self.window)) * self.weight

    def in_bands(self, spectra):
        return numpy.maximum(spectra ** 2 @ self.share, 1e-12)

    def spread_unscaled(self, energy):
        """Over frequency: 27 dB a Bark downwards; upwards the less steep, the louder."""
        count = energy.shape[1]
        total = numpy.zeros_like(energy)
        for k in range(count):
            level = 10 * numpy.log10(energy[:, k: k + 1])
            up = numpy.minimum(-24 - 230 / self.centre[k] + 0.2 * level, 0)  # dB a Bark
            distance = (numpy.arange(count) - k) * BAND
            shape = 10 ** (numpy.where(distance < 0, 27 * distance, up * distance) / 10)
            total += (energy[:, k: k + 1] * shape / shape.sum(axis=1, keepdims=True)) ** SPREADING_POWER
        return total ** (1 / SPREADING_POWER)

    def mask(self, spectra):
        excitation = self.spread_unscaled(self.in_bands(spectra) + self.internal_noise) / self.norm
        before = numpy.zeros(excitation.shape[1])
        for frame in excitation:  # over time
            before = self.decay * before + (1 - self.decay) * frame
            numpy.maximum(frame, before, out=frame)
        return excitation / self.offset


@functools.lru_cache(maxsize=None)
def ear_model():
    return EarModel()


def noise_to_mask(source, decoded):
    """Of each frame in which the source is not silent: the mean over its bands of noise to mask, in dB."""
    ear = ear_model()
    a, b = ear.spectra(numpy.asarray(source, dtype=float)), ear.spectra(numpy.asarray(decoded, dtype=float))
    ratio = 10 * numpy.log10((ear.in_bands(a - b) / ear.mask(a)).mean(axis=1))
    squares = numpy.concatenate([[0], numpy.cumsum(numpy.asarray(source, dtype=float) ** 2)])
    begins = numpy.arange(len(ratio)) * HOP
    return ratio[(squares[begins + FRAME] - squares[begins]) / FRAME > SILENT]


def mean_noise_to_mask(source, decoded):
    """The mean of noise_to_mask over the frames, in dB: below 0 most of the noise is hidden."""
    return float(noise_to_mask(source, decoded).mean())
